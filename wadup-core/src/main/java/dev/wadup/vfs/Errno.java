package dev.wadup.vfs;

/** Why a call on files failed, in POSIX's words; numbers exist only where a guest sees them. */
public enum Errno {
  ACCES,
  BADF,
  BUSY,
  EXIST,
  FAULT,
  FBIG,
  ILSEQ,
  INVAL,
  IO,
  ISDIR,
  LOOP,
  MFILE,
  MLINK,
  NAMETOOLONG,
  NFILE,
  NOENT,
  NOSPC,
  NOSYS,
  NOTCAPABLE,
  NOTDIR,
  NOTEMPTY,
  NOTSOCK,
  NOTSUP,
  OVERFLOW,
  PERM,
  PIPE,
  ROFS,
  SPIPE,
  XDEV
}
