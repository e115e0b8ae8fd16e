# outcome: error_return
# stderr: table 'sizes', column 'size' (Int64): wants an int or None, got str 'x'
import wadup

wadup.define_table("sizes", [("size", wadup.Int64)])
wadup.insert_row("sizes", ["x"])
