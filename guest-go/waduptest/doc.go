// Package waduptest runs a module's function in an ordinary Go test, without a host:
//
//	func TestRun(t *testing.T) {
//		result := waduptest.Run(t, []byte("three words here"), run)
//		if got := result.Rows["words"]; len(got) != 3 {
//			t.Errorf("rows: %v", got)
//		}
//	}
//
// It gives the function a content in a temporary folder and decodes what it wrote. It enforces no
// limits and no isolation: what a module does under the host, "wadup test" shows.
package waduptest
