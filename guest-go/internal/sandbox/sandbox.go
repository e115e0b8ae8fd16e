// Package sandbox says where the host's file tree stands.
package sandbox

import "path/filepath"

// Root is the tree's root: "/" inside the sandbox, a temporary folder in a native test.
var Root = "/"

// Path gives the place of a file named from the root, for instance "metadata/1.json".
func Path(name string) string {
	return filepath.Join(Root, name)
}
