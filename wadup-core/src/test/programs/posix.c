// What C programs expect of WASI, through wasi-libc. Prints each broken expectation; returns how many there were.
// Run with the arguments "one" "two", KEY=value in the environment, and an empty directory opened as "/".
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static int broken;

#define EXPECT(condition)                                                      \
  do {                                                                         \
    if (!(condition)) {                                                        \
      printf("line %d: %s (errno %d)\n", __LINE__, #condition, errno);         \
      broken++;                                                                \
    }                                                                          \
  } while (0)

#define EXPECT_ERRNO(call, expected)                                           \
  do {                                                                         \
    errno = 0;                                                                 \
    EXPECT((call) < 0 && errno == (expected));                                 \
  } while (0)

static void arguments(int argc, char **argv) {
  EXPECT(argc == 3);
  EXPECT(strcmp(argv[1], "one") == 0 && strcmp(argv[2], "two") == 0);
  EXPECT(getenv("KEY") != NULL && strcmp(getenv("KEY"), "value") == 0);
  EXPECT(getenv("OTHER") == NULL);
}

static void standard_streams(void) {
  char c;
  EXPECT(isatty(1) && isatty(2));
  EXPECT(read(0, &c, 1) == 0);
  EXPECT_ERRNO(lseek(1, 0, SEEK_CUR), ESPIPE);
  EXPECT_ERRNO(write(77, "x", 1), EBADF);
}

static void buffered_files(void) {
  char line[32];
  FILE *file = fopen("/text", "w+");
  EXPECT(file != NULL);
  EXPECT(fprintf(file, "first %d\nsecond\n", 1) == 15);
  EXPECT(fseek(file, 0, SEEK_SET) == 0);
  EXPECT(fgets(line, sizeof line, file) && strcmp(line, "first 1\n") == 0);
  EXPECT(ftell(file) == 8);
  EXPECT(fseek(file, -7, SEEK_END) == 0);
  EXPECT(fgets(line, sizeof line, file) && strcmp(line, "second\n") == 0);
  EXPECT(fclose(file) == 0);
  EXPECT(fopen("/missing", "r") == NULL && errno == ENOENT);
  file = fopen("/text", "a");
  EXPECT(file && fputs("third\n", file) >= 0 && fclose(file) == 0);
  struct stat status;
  EXPECT(stat("/text", &status) == 0 && status.st_size == 21);
  EXPECT(remove("/text") == 0);
}

static void positions(void) {
  char bytes[8] = {0};
  int fd = open("/bytes", O_CREAT | O_RDWR | O_EXCL, 0600);
  EXPECT(fd >= 3);
  EXPECT(!isatty(fd));
  EXPECT(pwrite(fd, "abcdef", 6, 2) == 6);
  EXPECT(lseek(fd, 0, SEEK_CUR) == 0);
  EXPECT(read(fd, bytes, 3) == 3 && bytes[0] == 0 && bytes[2] == 'a');
  EXPECT(pread(fd, bytes, 8, 6) == 2 && bytes[0] == 'e');
  EXPECT(lseek(fd, 0, SEEK_CUR) == 3);
  EXPECT(ftruncate(fd, 4) == 0 && lseek(fd, 0, SEEK_END) == 4);
  EXPECT_ERRNO(lseek(fd, -5, SEEK_END), EINVAL);
  EXPECT_ERRNO(open("/bytes", O_CREAT | O_EXCL | O_RDWR, 0600), EEXIST);
  EXPECT(close(fd) == 0);
  EXPECT_ERRNO(close(fd), EBADF);
  fd = open("/bytes", O_RDONLY);
  EXPECT_ERRNO(write(fd, "x", 1), EBADF);
  EXPECT(close(fd) == 0);
  fd = open("/bytes", O_WRONLY | O_APPEND);
  EXPECT_ERRNO(read(fd, bytes, 1), EBADF);
  EXPECT(write(fd, "xy", 2) == 2 && lseek(fd, 0, SEEK_CUR) == 6);
  EXPECT((fcntl(fd, F_GETFL) & O_APPEND) != 0);
  EXPECT(fcntl(fd, F_SETFL, 0) == 0 && (fcntl(fd, F_GETFL) & O_APPEND) == 0);
  EXPECT(close(fd) == 0);
  EXPECT(unlink("/bytes") == 0);
}

static void vectors(void) {
  char a[3] = {0}, b[5] = {0};
  struct iovec out[2] = {{"abc", 3}, {"defgh", 5}};
  struct iovec in[2] = {{a, 3}, {b, 5}};
  int fd = open("/vectors", O_CREAT | O_RDWR, 0600);
  EXPECT(writev(fd, out, 2) == 8);
  EXPECT(lseek(fd, 0, SEEK_SET) == 0);
  EXPECT(readv(fd, in, 2) == 8 && memcmp(a, "abc", 3) == 0 && memcmp(b, "defgh", 5) == 0);
  EXPECT(close(fd) == 0 && unlink("/vectors") == 0);
}

static void directories(void) {
  EXPECT(mkdir("/d", 0700) == 0);
  EXPECT_ERRNO(mkdir("/d", 0700), EEXIST);
  EXPECT_ERRNO(rmdir("/none"), ENOENT);
  EXPECT_ERRNO(open("/d", O_WRONLY), EISDIR);
  char name[32];
  for (int i = 0; i < 300; i++) {
    snprintf(name, sizeof name, "/d/file-%d", i);
    int fd = open(name, O_CREAT | O_WRONLY, 0600);
    EXPECT(fd >= 0 && close(fd) == 0);
  }
  EXPECT_ERRNO(rmdir("/d"), ENOTEMPTY);
  DIR *directory = opendir("/d");
  EXPECT(directory != NULL);
  int count = 0;
  struct dirent *entry;
  while (directory && (entry = readdir(directory)) != NULL) {
    if (entry->d_name[0] == '.') continue;
    EXPECT(entry->d_type == DT_REG && entry->d_ino != 0);
    snprintf(name, sizeof name, "/d/%s", entry->d_name);
    EXPECT(unlink(name) == 0);
    count++;
  }
  EXPECT(count == 300);
  EXPECT(closedir(directory) == 0);
  EXPECT(opendir("/none") == NULL && errno == ENOENT);
  EXPECT(rmdir("/d") == 0);
}

static void links(void) {
  char target[16] = {0};
  struct stat one, two;
  int fd = open("/one", O_CREAT | O_WRONLY, 0600);
  EXPECT(write(fd, "1", 1) == 1 && close(fd) == 0);
  EXPECT(link("/one", "/two") == 0);
  EXPECT(stat("/one", &one) == 0 && stat("/two", &two) == 0);
  EXPECT(one.st_ino == two.st_ino && one.st_dev == two.st_dev && one.st_nlink == 2);
  EXPECT(symlink("one", "/soft") == 0);
  EXPECT(lstat("/soft", &two) == 0 && S_ISLNK(two.st_mode) && two.st_ino != one.st_ino);
  EXPECT(stat("/soft", &two) == 0 && two.st_ino == one.st_ino);
  EXPECT(readlink("/soft", target, sizeof target) == 3 && strcmp(target, "one") == 0);
  EXPECT_ERRNO(readlink("/one", target, sizeof target), EINVAL);
  EXPECT(symlink("loop", "/loop") == 0);
  EXPECT_ERRNO(open("/loop", O_RDONLY), ELOOP);
  EXPECT_ERRNO(open("/soft", O_RDONLY | O_NOFOLLOW), ELOOP);
  EXPECT(unlink("/soft") == 0 && unlink("/loop") == 0 && unlink("/two") == 0);
  EXPECT(stat("/one", &one) == 0 && one.st_nlink == 1);
  EXPECT(unlink("/one") == 0);
}

static void renames(void) {
  struct stat before, after;
  EXPECT(mkdir("/from", 0700) == 0 && mkdir("/to", 0700) == 0);
  int fd = open("/from/x", O_CREAT | O_RDWR, 0600);
  EXPECT(fstat(fd, &before) == 0);
  EXPECT(rename("/from/x", "/to/y") == 0);
  EXPECT(stat("/to/y", &after) == 0 && before.st_ino == after.st_ino);
  EXPECT(write(fd, "still open", 10) == 10 && close(fd) == 0);
  EXPECT_ERRNO(rename("/from", "/to"), ENOTEMPTY);
  EXPECT_ERRNO(rename("/to", "/to/in"), EINVAL);
  EXPECT_ERRNO(rename("/to/y", "/from"), EISDIR);
  EXPECT_ERRNO(rename("/from", "/to/y"), ENOTDIR);
  EXPECT(unlink("/to/y") == 0 && rename("/from", "/to") == 0 && rmdir("/to") == 0);
}

static void removed_while_open(void) {
  char bytes[4] = {0};
  int fd = open("/gone", O_CREAT | O_RDWR, 0600);
  EXPECT(write(fd, "here", 4) == 4 && unlink("/gone") == 0);
  EXPECT(pread(fd, bytes, 4, 0) == 4 && memcmp(bytes, "here", 4) == 0);
  struct stat status;
  EXPECT(fstat(fd, &status) == 0 && status.st_nlink == 0);
  EXPECT(close(fd) == 0);
}

static void times(void) {
  struct timespec now, later, resolution;
  struct stat status;
  EXPECT(clock_gettime(CLOCK_REALTIME, &now) == 0 && now.tv_sec > 1700000000);
  EXPECT(clock_getres(CLOCK_MONOTONIC, &resolution) == 0);
  EXPECT(resolution.tv_sec == 0 && resolution.tv_nsec > 0);
  int fd = open("/dated", O_CREAT | O_RDWR, 0600);
  EXPECT(fstat(fd, &status) == 0 && status.st_mtim.tv_sec >= now.tv_sec - 1);
  struct timespec set[2] = {{123, 456}, {789, 12}};
  EXPECT(futimens(fd, set) == 0 && fstat(fd, &status) == 0);
  EXPECT(status.st_atim.tv_sec == 123 && status.st_mtim.tv_nsec == 12);
  struct timespec omit[2] = {{0, UTIME_OMIT}, {0, UTIME_NOW}};
  EXPECT(utimensat(AT_FDCWD, "/dated", omit, 0) == 0 && fstat(fd, &status) == 0);
  EXPECT(status.st_atim.tv_sec == 123 && status.st_mtim.tv_sec >= now.tv_sec - 1);
  EXPECT(close(fd) == 0 && unlink("/dated") == 0);
  EXPECT(clock_gettime(CLOCK_MONOTONIC, &now) == 0);
  struct timespec nap = {0, 2000000};
  EXPECT(nanosleep(&nap, NULL) == 0 && clock_gettime(CLOCK_MONOTONIC, &later) == 0);
  long long slept = (later.tv_sec - now.tv_sec) * 1000000000LL + later.tv_nsec - now.tv_nsec;
  EXPECT(slept >= 2000000);
}

static void waiting(void) {
  struct pollfd streams[2] = {{0, POLLIN, 0}, {1, POLLOUT, 0}};
  EXPECT(poll(streams, 2, 1000) >= 1 && (streams[1].revents & POLLOUT) != 0);
  EXPECT(poll(NULL, 0, 1) == 0 || errno == ENOTSUP || errno == EINVAL);
}

static void randomness(void) {
  unsigned char a[32] = {0}, b[32] = {0};
  EXPECT(getentropy(a, sizeof a) == 0 && getentropy(b, sizeof b) == 0);
  EXPECT(memcmp(a, b, sizeof a) != 0);
}

static void sockets(void) {
  EXPECT_ERRNO(shutdown(99, SHUT_RD), EBADF);
  int fd = open("/plain", O_CREAT | O_RDWR, 0600);
  EXPECT_ERRNO(shutdown(fd, SHUT_RD), ENOTSOCK);
  EXPECT(close(fd) == 0 && unlink("/plain") == 0);
}

static void space(void) {
  int fd = open("/far", O_CREAT | O_RDWR, 0600);
  EXPECT(lseek(fd, 1LL << 50, SEEK_SET) == 1LL << 50);
  EXPECT(write(fd, "x", 1) < 0 && (errno == EFBIG || errno == ENOSPC));
  EXPECT(posix_fallocate(fd, 0, 1000) == 0);
  struct stat status;
  EXPECT(fstat(fd, &status) == 0 && status.st_size == 1000);
  EXPECT(close(fd) == 0 && unlink("/far") == 0);
}

int main(int argc, char **argv) {
  arguments(argc, argv);
  standard_streams();
  buffered_files();
  positions();
  vectors();
  directories();
  links();
  renames();
  removed_while_open();
  times();
  waiting();
  randomness();
  sockets();
  space();
  printf("%d broken\n", broken);
  return broken;
}
