package dev.wadup.wasi;

import static dev.wadup.wasi.WasiFunction.diverging;
import static dev.wadup.wasi.WasiFunction.function;

import dev.wadup.vfs.Errno;
import dev.wadup.vfs.ErrnoException;
import java.util.List;

/** The functions of {@code wasi_snapshot_preview1}, as its witx declares them. */
final class Preview1 {
  static final List<WasiFunction> FUNCTIONS =
      List.of(
          function("args_get", "ii", Preview1::missing),
          function("args_sizes_get", "ii", Preview1::missing),
          function("environ_get", "ii", Preview1::missing),
          function("environ_sizes_get", "ii", Preview1::missing),
          function("clock_res_get", "ii", Preview1::missing),
          function("clock_time_get", "ili", Preview1::missing),
          function("fd_advise", "illi", Preview1::missing),
          function("fd_allocate", "ill", Preview1::missing),
          function("fd_close", "i", Preview1::missing),
          function("fd_datasync", "i", Preview1::missing),
          function("fd_fdstat_get", "ii", Preview1::missing),
          function("fd_fdstat_set_flags", "ii", Preview1::missing),
          function("fd_fdstat_set_rights", "ill", Preview1::missing),
          function("fd_filestat_get", "ii", Preview1::missing),
          function("fd_filestat_set_size", "il", Preview1::missing),
          function("fd_filestat_set_times", "illi", Preview1::missing),
          function("fd_pread", "iiili", Preview1::missing),
          function("fd_prestat_get", "ii", Preview1::missing),
          function("fd_prestat_dir_name", "iii", Preview1::missing),
          function("fd_pwrite", "iiili", Preview1::missing),
          function("fd_read", "iiii", Preview1::missing),
          function("fd_readdir", "iiili", Preview1::missing),
          function("fd_renumber", "ii", Preview1::missing),
          function("fd_seek", "ilii", Preview1::missing),
          function("fd_sync", "i", Preview1::missing),
          function("fd_tell", "ii", Preview1::missing),
          function("fd_write", "iiii", Preview1::missing),
          function("path_create_directory", "iii", Preview1::missing),
          function("path_filestat_get", "iiiii", Preview1::missing),
          function("path_filestat_set_times", "iiiilli", Preview1::missing),
          function("path_link", "iiiiiii", Preview1::missing),
          function("path_open", "iiiiillii", Preview1::missing),
          function("path_readlink", "iiiiii", Preview1::missing),
          function("path_remove_directory", "iii", Preview1::missing),
          function("path_rename", "iiiiii", Preview1::missing),
          function("path_symlink", "iiiii", Preview1::missing),
          function("path_unlink_file", "iii", Preview1::missing),
          function("poll_oneoff", "iiii", Preview1::missing),
          diverging("proc_exit", "i", (context, arguments) -> exit(arguments.i32(0))),
          function("proc_raise", "i", Preview1::missing),
          function("sched_yield", "", Preview1::missing),
          function("random_get", "ii", Preview1::missing),
          function("sock_accept", "iii", Preview1::missing),
          function("sock_recv", "iiiiii", Preview1::missing),
          function("sock_send", "iiiii", Preview1::missing),
          function("sock_shutdown", "ii", Preview1::missing));

  private Preview1() {}

  private static void exit(int code) {
    throw new GuestExit(code);
  }

  private static void missing(WasiContext context, Arguments arguments) throws ErrnoException {
    throw new ErrnoException(Errno.NOSYS);
  }
}
