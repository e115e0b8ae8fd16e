package wadup

import (
	"fmt"
	"os"

	"wadup.dev/wadup/internal/sandbox"
)

// flushBytes is the size of encoded rows at which they are written out without being asked: large
// enough that a file's cost does not count, small beside a guest's memory limit.
const flushBytes = 1 << 20

// pending is what this instance has defined and not yet written.
var pending = newMetadata()

// metadata gathers definitions and rows, encoded, until they are written as one file.
type metadata struct {
	known   map[string]*schema // by folded name; outlives a content
	defined map[*schema]bool   // told to the host for this content, or about to be
	tables  []byte
	rows    []byte
	files   int
}

func newMetadata() *metadata {
	return &metadata{known: map[string]*schema{}, defined: map[*schema]bool{}}
}

// define registers a schema and gives the one that stands for its name.
func (m *metadata) define(s *schema) (*schema, error) {
	key := fold(s.name)
	if before, ok := m.known[key]; ok {
		if !before.equal(s) {
			return nil, fmt.Errorf("define table %q: it differs from the table %q defined before", s.name, before.name)
		}
		s = before
	}
	m.known[key] = s
	m.tell(s)
	return s, nil
}

// tell sees to it that the definition is written once for each content, so that a table built for
// an earlier content serves this one too.
func (m *metadata) tell(s *schema) {
	if !m.defined[s] {
		m.defined[s] = true
		m.tables = appendElement(m.tables, s.encoded)
	}
}

func (m *metadata) insert(s *schema, values []Value) error {
	m.tell(s)
	m.rows = appendRow(m.rows, s, values)
	if len(m.rows) < flushBytes {
		return nil
	}
	return m.flush()
}

// forget drops what is pending and makes ready for the next content.
func (m *metadata) forget() {
	clear(m.defined)
	m.tables, m.rows = m.tables[:0], m.rows[:0]
}

func (m *metadata) flush() error {
	if len(m.tables) == 0 && len(m.rows) == 0 {
		return nil
	}
	m.files++
	path := sandbox.Path(fmt.Sprintf("metadata/%06d.json", m.files))
	if err := m.write(path); err != nil {
		return fmt.Errorf("flush metadata: %w", err)
	}
	m.tables, m.rows = m.tables[:0], m.rows[:0]
	return nil
}

func (m *metadata) write(path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	for _, part := range [][]byte{[]byte(`{"tables":[`), m.tables, []byte(`],"rows":[`), m.rows, []byte(`]}`)} {
		if _, err := file.Write(part); err != nil {
			file.Close()
			return err
		}
	}
	return file.Close()
}

func appendElement(dst, element []byte) []byte {
	if len(dst) > 0 {
		dst = append(dst, ',')
	}
	return append(dst, element...)
}

func appendRow(dst []byte, s *schema, values []Value) []byte {
	if len(dst) > 0 {
		dst = append(dst, ',')
	}
	dst = append(dst, `{"table_name":`...)
	dst = appendQuoted(dst, s.name)
	dst = append(dst, `,"values":[`...)
	for i, value := range values {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = value.appendJSON(dst)
	}
	return append(dst, `]}`...)
}

// Flush writes the definitions and rows gathered so far. [Run] calls it at the end, and inserting
// calls it by size; with nothing gathered it writes nothing.
func Flush() error {
	return pending.flush()
}
