package main

import (
	"reflect"
	"testing"

	"wadup.dev/wadup/waduptest"
)

func TestRun_recordsSize(t *testing.T) {
	for content, size := range map[string]int64{"": 0, "hello": 5} {
		result := waduptest.Run(t, []byte(content), run)
		want := [][]any{{size}}
		if got := result.Rows["file_sizes"]; result.Code != 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: code %d, rows %v; want 0, %v", content, result.Code, got, want)
		}
	}
}
