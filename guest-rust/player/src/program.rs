//! Plays the programs of `contract/vectors` through this crate.

use serde_json::{json, Map, Value as Json};
use std::collections::BTreeMap;
use wadup_guest::{DataType, Error, SubContent, Table, Value};

/// What is in the database after a run, in the contract's notation: definitions, rows by table, children.
#[derive(Debug, Default, PartialEq)]
pub struct Database {
    pub tables: BTreeMap<String, Json>,
    pub rows: BTreeMap<String, Vec<Json>>,
    pub children: Vec<(Json, Option<Vec<u8>>)>,
}

/// Plays a program and gives what its accepted calls should leave; panics if a call does not end as the program says.
pub fn play(program: &Json) -> Database {
    let mut player = Player::default();
    let calls = program["calls"].as_array().unwrap().iter();
    calls.filter(|call| is_expressible(call)).for_each(|call| player.play(call));
    player.expected
}

#[derive(Default)]
struct Player {
    tables: BTreeMap<String, Table>,
    expected: Database,
}

impl Player {
    fn play(&mut self, call: &Json) {
        let outcome = match () {
            _ if call.get("define").is_some() => self.define(call),
            _ if call.get("insert").is_some() => self.insert(call),
            _ if call.get("flush").is_some() => wadup_guest::flush(),
            _ if call.get("emit_bytes").is_some() => self.emit_bytes(call),
            _ => self.emit_slice(call),
        };
        match (outcome, call.get("refused")) {
            (Ok(()), None) => {}
            (Ok(()), Some(_)) => panic!("accepted: {call}"),
            (Err(error), None) => panic!("refused: {call}: {error}"),
            (Err(error), Some(words)) => {
                let message = error.to_string().to_lowercase();
                for word in words.as_array().unwrap() {
                    assert!(message.contains(&word.as_str().unwrap().to_lowercase()), "{call}: {message}");
                }
            }
        }
    }

    fn define(&mut self, call: &Json) -> Result<(), Error> {
        let name = text(&call["define"]);
        let columns: Vec<(String, String)> = match call.get("column_count") {
            Some(count) => (0..count.as_u64().unwrap()).map(|n| (format!("c{n}"), "Int64".into())).collect(),
            None => call["columns"].as_array().unwrap().iter().map(|c| (text(&c[0]), text(&c[1]))).collect(),
        };
        let table = Table::define(name.clone(), columns.iter().map(|(n, t)| (n.clone(), data_type(t))))?;
        let columns: Vec<Json> = columns.iter().map(|(n, t)| json!({"name": n, "data_type": t})).collect();
        self.expected.tables.insert(name.clone(), json!(columns));
        self.tables.insert(name, table);
        Ok(())
    }

    fn insert(&mut self, call: &Json) -> Result<(), Error> {
        let name = text(&call["insert"]);
        let given = call["values"].as_array().unwrap();
        let values: Vec<Value> = given.iter().map(value).collect();
        for _ in 0..call.get("times").map_or(1, |times| times.as_u64().unwrap()) {
            self.tables[&name].insert(&values)?;
            self.expected.rows.entry(name.clone()).or_default().push(given.iter().map(expanded).collect());
        }
        Ok(())
    }

    fn emit_bytes(&mut self, call: &Json) -> Result<(), Error> {
        let (data, filename) = (text(&call["emit_bytes"]), text(&call["filename"]));
        SubContent::emit_bytes(&data, &filename)?;
        self.expected.children.push((json!({"filename": filename}), Some(data.into_bytes())));
        Ok(())
    }

    fn emit_slice(&mut self, call: &Json) -> Result<(), Error> {
        let (offset, length) = (call["emit_slice"][0].as_u64().unwrap(), call["emit_slice"][1].as_u64().unwrap());
        let filename = text(&call["filename"]);
        SubContent::emit_slice(offset, length, &filename)?;
        let announcement = json!({"filename": filename, "offset": offset, "length": length});
        self.expected.children.push((announcement, None));
        Ok(())
    }
}

fn data_type(name: &str) -> DataType {
    use DataType::*;
    let types = [("Int64", Int64), ("Float64", Float64), ("String", String), ("Boolean", Boolean), ("Bytes", Bytes)];
    types.into_iter().find(|(known, _)| *known == name).unwrap().1
}

pub fn text(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        _ => json["repeat"].as_str().unwrap().repeat(json["times"].as_u64().unwrap() as usize),
    }
}

fn value(json: &Json) -> Value {
    let Some((kind, inner)) = json.as_object().and_then(|object| object.iter().next()) else { return Value::Null };
    match kind.as_str() {
        "Int64" => Value::Int64(inner.as_i64().unwrap()),
        "Float64" => inner.as_f64().unwrap_or_else(|| inner.as_str().unwrap().parse().unwrap()).into(),
        "String" => text(inner).into(),
        "Boolean" => inner.as_bool().unwrap().into(),
        _ => Value::Bytes(base64(&text(inner))),
    }
}

/// A value as the metadata file should hold it.
fn expanded(json: &Json) -> Json {
    match json.as_object().and_then(|object| object.iter().next()) {
        Some((kind, inner)) if inner.is_object() => Map::from_iter([(kind.clone(), text(inner).into())]).into(),
        Some((kind, inner)) if kind == "Float64" => json!({"Float64": inner.as_f64()}),
        _ => json.clone(),
    }
}

fn base64(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::new();
    let (mut bits, mut count) = (0u32, 0);
    for digit in text.chars().filter(|digit| *digit != '=') {
        bits = bits << 6 | alphabet.find(digit).unwrap() as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
        }
    }
    bytes
}

/// Whether Rust's types rule the call out: text that is not UTF-8, integers beyond 64 bits.
fn is_expressible(call: &Json) -> bool {
    let values = call.get("values").and_then(Json::as_array).into_iter().flatten();
    values.filter_map(Json::as_object).flatten().all(|(kind, inner)| match kind.as_str() {
        "Int64" => inner.is_i64(),
        "String" => inner.is_string() || inner.get("repeat").is_some(),
        "Float64" => inner.is_number() || inner.is_string(),
        "Boolean" => inner.is_boolean(),
        _ => true,
    })
}
