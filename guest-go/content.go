package wadup

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"wadup.dev/wadup/internal/sandbox"
)

// ContentPath is where the content stands in the sandbox, read-only.
const ContentPath = "/data.bin"

// Content is the content being processed: an [io.ReaderAt] and an [io.ReadSeekCloser] of known
// size. Reading it copies nothing but the bytes asked for.
type Content struct {
	*io.SectionReader
	file *os.File
}

// OpenContent opens the content being processed.
func OpenContent() (*Content, error) {
	file, err := os.Open(sandbox.Path("data.bin"))
	if err != nil {
		return nil, fmt.Errorf("open content: %w", err)
	}
	info, err := file.Stat()
	if err != nil {
		file.Close()
		return nil, fmt.Errorf("open content: %w", err)
	}
	return &Content{io.NewSectionReader(file, 0, info.Size()), file}, nil
}

// Close closes the content.
func (c *Content) Close() error { return c.file.Close() }

// ReadContent gives the whole content; one larger than the guest's memory limit ends the module.
func ReadContent() ([]byte, error) {
	data, err := os.ReadFile(sandbox.Path("data.bin"))
	if err != nil {
		return nil, fmt.Errorf("read content: %w", err)
	}
	return data, nil
}

// Facts is what the host knows of the content being processed.
type Facts struct {
	Filename   string  `json:"filename"`    // name as found, or as the parent's module gave it
	UUID       string  `json:"uuid"`        // the content's key in the results database
	ParentUUID *string `json:"parent_uuid"` // nil for a content that is no other's child
	Depth      int     `json:"depth"`       // 0 for a content that is no other's child
	Size       int64   `json:"size"`        // bytes
	MimeType   *string `json:"mime_type"`   // nil unless the host was asked for it
}

// ReadFacts gives the host's facts about the content. A module whose rows depend on them can't
// have its results reused for an equal content with another name.
func ReadFacts() (Facts, error) {
	var facts Facts
	text, err := os.ReadFile(sandbox.Path("content.json"))
	if err == nil {
		err = json.Unmarshal(text, &facts)
	}
	if err != nil {
		return Facts{}, fmt.Errorf("read facts: %w", err)
	}
	return facts, nil
}
