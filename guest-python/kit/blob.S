// One archive of modules and data files (see pack.py) as read-only data. Wants -DARCHIVE=symbol, -DARCHIVE_SIZE=symbol
// and the file `archive` in the current folder.
    .section .rodata.wadup_archive,"",@
    .globl ARCHIVE
    .p2align 4
ARCHIVE:
    .incbin "archive"
.Lend:
    .size ARCHIVE, .Lend-ARCHIVE

    .section .rodata.wadup_archive_size,"",@
    .globl ARCHIVE_SIZE
    .p2align 2
ARCHIVE_SIZE:
    .int32 .Lend-ARCHIVE
    .size ARCHIVE_SIZE, 4
