package dev.wadup.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names, links and directories, with the errors that Linux gives. */
class PathCallsTest {
  private final Guest guest = new Guest();

  @ParameterizedTest
  @CsvSource({
    "d/f, x",
    "./d/./f, x",
    "d/../d//f, x",
    "d/e/../f, x",
    "d/f/, E54",
    "d/f/x, E54",
    "d/none, E44",
    "none/f, E44",
    "/d/f, E76",
    "../d/f, E76",
    "d/../../d/f, E76",
    "'', E44",
    "link, x",
    "loop, E32",
    "away, E76",
    "absolute, x"
  })
  void open_followsPathsAsPosixSays(String path, String expected) {
    guest.onPath("path_create_directory", "d");
    guest.onPath("path_create_directory", "d/e");
    guest.create("d/f", "x");
    guest.twoPaths("path_symlink", "d/e/../f", "link");
    guest.twoPaths("path_symlink", "loop", "loop");
    guest.twoPaths("path_symlink", "../../x", "away");
    guest.twoPaths("path_symlink", "/d/f", "absolute");
    assertThat(guest.content(path)).isEqualTo(expected);
  }

  @Test
  void open_belowASubdirectory_neverLeavesIt() {
    guest.onPath("path_create_directory", "d");
    guest.create("secret", "x");
    guest.twoPaths("path_symlink", "../secret", "d/up");
    guest.twoPaths("path_symlink", "/secret", "d/root");
    int directory = guest.open(Guest.ROOT, "d", Guest.DIRECTORY, Rights.DIRECTORY);
    assertThat(guest.open(directory, "../secret", 0, 0)).isEqualTo(-Guest.NOTCAPABLE);
    assertThat(guest.open(directory, "up", 0, 0)).isEqualTo(-Guest.NOTCAPABLE);
    assertThat(guest.open(directory, "root", 0, 0)).isEqualTo(-Guest.NOTCAPABLE);
    assertThat(guest.content("d/up")).isEqualTo("x");
  }

  @Test
  void open_withNulOrBadUtf8OrTooLong_isRefused() {
    assertThat(guest.open("a\0b", Guest.CREATE)).isEqualTo(-Guest.INVAL);
    int bad = guest.bytes(new byte[] {(byte) 0xff});
    int result = guest.buffer(4);
    assertThat(guest.call("path_open", 3, 0, bad, 1, 1, 0L, 0L, 0, result)).isEqualTo(Guest.ILSEQ);
    assertThat(guest.open("x".repeat(256), Guest.CREATE)).isEqualTo(-Guest.NAMETOOLONG);
    assertThat(guest.open("x".repeat(255), Guest.CREATE)).isPositive();
    assertThat(guest.open("x/".repeat(3000), 0)).isEqualTo(-Guest.NAMETOOLONG);
  }

  @Test
  void open_flags_meanWhatPosixSays() {
    guest.onPath("path_create_directory", "d");
    guest.create("f", "abc");
    assertThat(guest.open("f", Guest.CREATE | Guest.EXCLUSIVE)).isEqualTo(-Guest.EXIST);
    assertThat(guest.open("f", Guest.DIRECTORY)).isEqualTo(-Guest.NOTDIR);
    assertThat(guest.open("d", 0)).isEqualTo(-Guest.ISDIR);
    assertThat(guest.open("d", Guest.CREATE)).isEqualTo(-Guest.ISDIR);
    assertThat(guest.open("new/", Guest.CREATE)).isEqualTo(-Guest.ISDIR);
    assertThat(guest.open("f", 16)).isEqualTo(-Guest.INVAL);
    assertThat(guest.open("f", Guest.TRUNCATE)).isPositive();
    assertThat(guest.content("f")).isEmpty();
  }

  @Test
  void open_symlinkWithoutFollowing_isALoop() {
    guest.twoPaths("path_symlink", "target", "link");
    int name = guest.text("link");
    int result = guest.buffer(4);
    assertThat(guest.call("path_open", 3, 0, name, 4, 0, 0L, 0L, 0, result)).isEqualTo(Guest.LOOP);
    assertThat(guest.call("path_open", 3, 0, name, 4, Guest.DIRECTORY, 0L, 0L, 0, result))
        .isEqualTo(Guest.NOTDIR);
  }

  @Test
  void open_danglingLinkWithCreate_makesItsTarget() {
    guest.twoPaths("path_symlink", "target", "link");
    int fd = guest.open("link", Guest.CREATE);
    guest.write(fd, "x");
    assertThat(guest.content("target")).isEqualTo("x");
  }

  @Test
  void unlink_ofDirectoryOrWithSlash_isRefused() {
    guest.onPath("path_create_directory", "d");
    guest.create("f", "");
    assertThat(guest.onPath("path_unlink_file", "d")).isEqualTo(Guest.ISDIR);
    assertThat(guest.onPath("path_unlink_file", "d/")).isEqualTo(Guest.ISDIR);
    assertThat(guest.onPath("path_unlink_file", "f/")).isEqualTo(Guest.NOTDIR);
    assertThat(guest.onPath("path_unlink_file", "f")).isZero();
    assertThat(guest.onPath("path_unlink_file", "f")).isEqualTo(Guest.NOENT);
  }

  @Test
  void unlink_whileOpen_keepsTheBytesUntilClosed() {
    int fd = guest.open("f", Guest.CREATE);
    guest.write(fd, "abc");
    guest.onPath("path_unlink_file", "f");
    guest.seek(fd, 0, 0);
    assertThat(guest.read(fd, 10)).isEqualTo("abc");
  }

  @Test
  void removeDirectory_onlyWhenEmpty() {
    guest.onPath("path_create_directory", "d");
    guest.create("d/f", "");
    assertThat(guest.onPath("path_remove_directory", "d")).isEqualTo(Guest.NOTEMPTY);
    assertThat(guest.onPath("path_remove_directory", "d/f")).isEqualTo(Guest.NOTDIR);
    guest.onPath("path_unlink_file", "d/f");
    assertThat(guest.onPath("path_remove_directory", "d/.")).isEqualTo(Guest.INVAL);
    assertThat(guest.onPath("path_remove_directory", "d/")).isZero();
  }

  @Test
  void create_inARemovedDirectory_isNoEntry() {
    guest.onPath("path_create_directory", "d");
    int directory = guest.open(Guest.ROOT, "d", Guest.DIRECTORY, Rights.DIRECTORY);
    guest.onPath("path_remove_directory", "d");
    assertThat(guest.open(directory, "f", Guest.CREATE, Rights.FILE)).isEqualTo(-Guest.NOENT);
  }

  @ParameterizedTest
  @CsvSource({
    "f, new, 0",
    "f, g, 0",
    "f, d, 31",
    "f, new/, 54",
    "d, new/, 0",
    "d, empty, 0",
    "d, full, 55",
    "d, f, 54",
    "d, d/in, 28",
    "none, new, 44",
    "f, f, 0",
    "f/, new, 54",
    "d, full/.., 10",
    "full/x, d, 31"
  })
  void rename_answersAsLinuxDoes(String from, String to, int errno) {
    guest.onPath("path_create_directory", "d");
    guest.onPath("path_create_directory", "empty");
    guest.onPath("path_create_directory", "full");
    guest.create("full/x", "");
    guest.create("f", "1");
    guest.create("g", "2");
    assertThat(guest.twoPaths("path_rename", from, to)).isEqualTo(errno);
  }

  @Test
  void rename_overAFile_replacesItAndFreesItsBytes() {
    guest.create("f", "new");
    guest.create("g", "old");
    guest.twoPaths("path_rename", "f", "g");
    assertThat(guest.content("g")).isEqualTo("new");
    assertThat(guest.content("f")).isEqualTo("E44");
  }

  @Test
  void link_givesAFileASecondName() {
    guest.create("f", "x");
    assertThat(guest.twoPaths("path_link", "f", "g")).isZero();
    assertThat(guest.stat("f", 8)).isEqualTo(guest.stat("g", 8));
    assertThat(guest.stat("f", 24)).isEqualTo(2);
    guest.onPath("path_unlink_file", "f");
    assertThat(guest.content("g")).isEqualTo("x");
    assertThat(guest.stat("g", 24)).isEqualTo(1);
  }

  @Test
  void link_toDirectoryOrExistingOrWithSlash_isRefused() {
    guest.onPath("path_create_directory", "d");
    guest.create("f", "");
    assertThat(guest.twoPaths("path_link", "d", "x")).isEqualTo(Guest.PERM);
    assertThat(guest.twoPaths("path_link", "f", "d")).isEqualTo(Guest.EXIST);
    assertThat(guest.twoPaths("path_link", "f", "x/")).isEqualTo(Guest.NOENT);
  }

  @Test
  void symlink_whereSomethingIs_isRefused() {
    guest.onPath("path_create_directory", "d");
    guest.create("f", "");
    assertThat(guest.twoPaths("path_symlink", "s", "d/")).isEqualTo(Guest.EXIST);
    assertThat(guest.twoPaths("path_symlink", "s", "f/")).isEqualTo(Guest.NOTDIR);
    assertThat(guest.twoPaths("path_symlink", "s", "f")).isEqualTo(Guest.EXIST);
    assertThat(guest.twoPaths("path_symlink", "s", "new/")).isEqualTo(Guest.NOENT);
  }

  @Test
  void readlink_cutsToTheBuffer() {
    guest.twoPaths("path_symlink", "target", "link");
    int buffer = guest.buffer(3);
    int result = guest.buffer(4);
    int errno = guest.call("path_readlink", 3, guest.text("link"), 4, buffer, 3, result);
    assertThat(errno).isZero();
    assertThat(guest.getText(buffer, guest.getInt(result))).isEqualTo("tar");
    guest.checkGuards(buffer, 3);
  }

  @Test
  void rights_notInherited_cannotBeAskedFor() {
    int directory = guest.open(Guest.ROOT, ".", Guest.DIRECTORY, Rights.DIRECTORY);
    assertThat(guest.call("fd_fdstat_set_rights", directory, Rights.PATH_OPEN, Rights.FD_READ))
        .isZero();
    guest.create("f", "");
    assertThat(openInheritingNothing(directory, Rights.FD_READ)).isZero();
    assertThat(openInheritingNothing(directory, Rights.FD_WRITE)).isEqualTo(Guest.NOTCAPABLE);
    assertThat(guest.call("fd_fdstat_set_rights", directory, Rights.ALL, 0L))
        .isEqualTo(Guest.NOTCAPABLE);
  }

  private int openInheritingNothing(int directory, long rights) {
    int result = guest.buffer(4);
    return guest.call("path_open", directory, 0, guest.text("f"), 1, 0, rights, 0L, 0, result);
  }
}
