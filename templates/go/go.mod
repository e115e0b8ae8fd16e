module {{name}}

go 1.24

require wadup.dev/wadup v0.0.0

replace wadup.dev/wadup => ./wadup-guest
