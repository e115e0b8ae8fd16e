package main

import (
	"reflect"
	"testing"

	"wadup.dev/wadup/waduptest"
)

func TestRun_recordsBytesAndLines(t *testing.T) {
	result := waduptest.Run(t, []byte("hello\nworld\n"), run)
	want := [][]any{{int64(12), int64(2)}}
	if got := result.Rows["text_stats"]; result.Code != 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("code %d, rows %v; want 0, %v", result.Code, got, want)
	}
}
