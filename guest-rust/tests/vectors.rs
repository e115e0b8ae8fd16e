//! The contract's programs: played through this crate, the files it writes must hold just what the calls said.

#[path = "../player/src/program.rs"]
mod program;

use program::{text, Database};
use serde_json::Value as Json;
use std::path::PathBuf;
use wadup_guest::{testing, Error};

fn database(recording: &testing::Recording) -> Database {
    let mut database = Database::default();
    for file in &recording.metadata {
        let file: Json = serde_json::from_str(file).unwrap();
        for table in file["tables"].as_array().unwrap() {
            database.tables.insert(text(&table["name"]), table["columns"].clone());
        }
        for row in file["rows"].as_array().unwrap() {
            database.rows.entry(text(&row["table_name"])).or_default().push(row["values"].clone());
        }
    }
    let children = recording.children.iter();
    database.children = children.map(|(text, data)| (serde_json::from_str(text).unwrap(), data.clone())).collect();
    database
}

#[test]
fn programs_played_leave_what_their_calls_say() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../contract/vectors/programs");
    let mut played = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let source = std::fs::read(entry.unwrap().path()).unwrap();
        let calls: Json = serde_json::from_slice(&source).unwrap();
        let mut expected = Database::default();
        let recording = testing::process(&source, || {
            expected = program::play(&calls);
            Ok::<(), Error>(())
        });
        assert_eq!(recording.code, 0);
        assert!(recording.metadata.iter().all(|file| file.len() < 2 << 20), "files of bounded size");
        assert_eq!(database(&recording), expected, "{}", calls["about"]);
        played += 1;
    }
    assert!(played >= 17, "only {played} programs in {}", folder.display());
}
