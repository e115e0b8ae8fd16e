package dev.wadup.wasi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Reading, writing, seeking and resizing of files. */
class FileCallsTest {
  private final Guest guest = new Guest();

  @Test
  void write_thenRead_givesTheSameBytes() {
    int fd = guest.open("a", Guest.CREATE);
    assertThat(guest.write(fd, "hello")).isEqualTo(5);
    assertThat(guest.seek(fd, 1, 0)).isEqualTo(1);
    assertThat(guest.read(fd, 100)).isEqualTo("ello");
    assertThat(guest.read(fd, 100)).isEmpty();
  }

  @Test
  void write_withAppend_goesToTheEnd() {
    guest.create("a", "one");
    int fd = guest.open("a", 0);
    assertThat(guest.call("fd_fdstat_set_flags", fd, 1)).isZero();
    guest.write(fd, "two");
    assertThat(guest.seek(fd, 0, 1)).isEqualTo(6);
    assertThat(guest.content("a")).isEqualTo("onetwo");
  }

  @Test
  void write_beyondTheEnd_fillsWithZeros() {
    int fd = guest.open("a", Guest.CREATE);
    guest.seek(fd, 20_000, 0);
    guest.write(fd, "x");
    assertThat(guest.stat("a", 32)).isEqualTo(20_001);
    guest.seek(fd, 19_998, 0);
    assertThat(guest.read(fd, 10)).isEqualTo("\0\0x");
  }

  @Test
  void write_farBeyondTheQuota_isRefusedAtOnce() {
    int fd = guest.open("a", Guest.CREATE);
    guest.seek(fd, 1L << 40, 0);
    assertThat(guest.write(fd, "x")).isEqualTo(-Guest.FBIG);
    guest.seek(fd, Long.MAX_VALUE, 0);
    assertThat(guest.write(fd, "xy")).isEqualTo(-Guest.FBIG);
    assertThat(guest.stat("a", 32)).isZero();
  }

  @Test
  void write_onReadOnlyDescriptor_isBadDescriptor() {
    guest.create("a", "x");
    assertThat(guest.write(guest.openReadOnly("a"), "y")).isEqualTo(-Guest.BADF);
  }

  @Test
  void read_onWriteOnlyDescriptor_isBadDescriptor() {
    int fd = guest.open(Guest.ROOT, "a", Guest.CREATE, Rights.FD_WRITE);
    assertThat(guest.read(fd, 1)).isEqualTo("E" + Guest.BADF);
  }

  @Test
  void readAndWrite_onDirectory_sayThatItIsOne() {
    assertThat(guest.read(Guest.ROOT, 1)).isEqualTo("E" + Guest.ISDIR);
    assertThat(guest.write(Guest.ROOT, "x")).isEqualTo(-Guest.ISDIR);
    assertThat(guest.seek(Guest.ROOT, 0, 1)).isEqualTo(-Guest.ISDIR);
  }

  @Test
  void read_intoSeveralBuffers_fillsThemInOrder() {
    guest.create("a", "abcdef");
    int first = guest.buffer(2);
    int second = guest.buffer(10);
    int vectors = guest.buffer(16);
    guest.putInt(vectors, first);
    guest.putInt(vectors + 4, 2);
    guest.putInt(vectors + 8, second);
    guest.putInt(vectors + 12, 10);
    int result = guest.buffer(4);
    assertThat(guest.call("fd_read", guest.openReadOnly("a"), vectors, 2, result)).isZero();
    assertThat(guest.getInt(result)).isEqualTo(6);
    assertThat(guest.getText(first, 2)).isEqualTo("ab");
    assertThat(guest.getText(second, 4)).isEqualTo("cdef");
    guest.checkGuards(first, 2);
    guest.checkGuards(second, 10);
  }

  @Test
  void preadAndPwrite_leaveTheOffsetAlone() {
    int fd = guest.open("a", Guest.CREATE);
    guest.write(fd, "abc");
    int buffer = guest.text("XY");
    int result = guest.buffer(4);
    assertThat(guest.call("fd_pwrite", fd, guest.vector(buffer, 2), 1, 1L, result)).isZero();
    assertThat(guest.call("fd_pread", fd, guest.vector(buffer, 1), 1, 2L, result)).isZero();
    assertThat(guest.getText(buffer, 1)).isEqualTo("Y");
    assertThat(guest.seek(fd, 0, 1)).isEqualTo(3);
    assertThat(guest.content("a")).isEqualTo("aXY");
  }

  @Test
  void pread_atNegativePosition_isInvalid() {
    int fd = guest.open("a", Guest.CREATE);
    int vector = guest.vector(guest.buffer(1), 1);
    assertThat(guest.call("fd_pread", fd, vector, 1, -1L, guest.buffer(4))).isEqualTo(Guest.INVAL);
  }

  @Test
  void seek_outOfRange_isRefusedAndChangesNothing() {
    int fd = guest.open("a", Guest.CREATE);
    guest.write(fd, "abc");
    assertThat(guest.seek(fd, -4, 1)).isEqualTo(-Guest.INVAL);
    assertThat(guest.seek(fd, 0, 3)).isEqualTo(-Guest.INVAL);
    assertThat(guest.seek(fd, Long.MAX_VALUE, 1)).isEqualTo(-61);
    assertThat(guest.seek(fd, -1, 2)).isEqualTo(2);
  }

  @Test
  void setSize_shorterThenLonger_showsZerosWhereBytesWere() {
    int fd = guest.open("a", Guest.CREATE);
    guest.write(fd, "abcdef");
    assertThat(guest.call("fd_filestat_set_size", fd, 2L)).isZero();
    assertThat(guest.call("fd_filestat_set_size", fd, 5L)).isZero();
    assertThat(guest.content("a")).isEqualTo("ab\0\0\0");
  }

  @Test
  void allocate_growsButNeverShrinks() {
    int fd = guest.open("a", Guest.CREATE);
    assertThat(guest.call("fd_allocate", fd, 90L, 20L)).isZero();
    assertThat(guest.call("fd_allocate", fd, 0L, 10L)).isZero();
    assertThat(guest.stat("a", 32)).isEqualTo(110);
    assertThat(guest.call("fd_allocate", fd, 0L, 0L)).isEqualTo(Guest.INVAL);
    assertThat(guest.call("fd_allocate", fd, Long.MAX_VALUE, 1L)).isEqualTo(Guest.FBIG);
  }

  @Test
  void stdout_isACapturedTerminal() {
    assertThat(guest.write(1, "out")).isEqualTo(3);
    assertThat(guest.write(2, "err")).isEqualTo(3);
    assertThat(guest.read(0, 10)).isEmpty();
    assertThat(guest.context.stdout().text()).isEqualTo("out");
    assertThat(guest.context.stderr().text()).isEqualTo("err");
    assertThat(guest.seek(1, 0, 1)).isEqualTo(-Guest.SPIPE);
    int stat = guest.buffer(24);
    assertThat(guest.call("fd_fdstat_get", 1, stat)).isZero();
    assertThat(guest.getByte(stat)).isEqualTo(2);
    assertThat(guest.getLong(stat + 8) & (Rights.FD_SEEK | Rights.FD_TELL)).isZero();
  }

  @Test
  void stdout_beyondItsLimit_isCutAndSaysSo() {
    WasiLimits limits = new WasiLimits(16, 16, 1 << 20, 16, 5);
    Guest small = new Guest(WasiContext.builder().limits(limits).build());
    assertThat(small.write(1, "1234567")).isEqualTo(7);
    assertThat(small.context.stdout().text()).isEqualTo("12345");
    assertThat(small.context.stdout().isTruncated()).isTrue();
  }
}
