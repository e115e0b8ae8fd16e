package wadup

// ForgetTables makes the next test start as a new instance does.
func ForgetTables() { pending = newMetadata() }
