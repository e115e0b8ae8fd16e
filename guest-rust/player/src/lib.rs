//! A module whose content is a program of `contract/vectors`, which it plays.

mod program;

use wadup_guest::Content;

fn run() -> Result<(), Box<dyn std::error::Error>> {
    program::play(&serde_json::from_slice(&Content::bytes()?)?);
    Ok(())
}

wadup_guest::module!(run);
