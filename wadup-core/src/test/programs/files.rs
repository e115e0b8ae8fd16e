// What Rust programs expect of WASI, through std. Panics at the first broken expectation.
// Run with an empty directory opened as "/".
use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

fn main() {
    reads_and_writes();
    trees();
    missing_and_wrong();
    times();
    a_large_file();
    println!("all well");
    std::process::exit(7);
}

fn reads_and_writes() {
    fs::write("/a", "hello").unwrap();
    assert_eq!(fs::read_to_string("/a").unwrap(), "hello");
    let mut file = OpenOptions::new().append(true).open("/a").unwrap();
    file.write_all(b" world").unwrap();
    let mut file = OpenOptions::new().read(true).write(true).open("/a").unwrap();
    file.seek(SeekFrom::End(-5)).unwrap();
    let mut text = String::new();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "world");
    file.set_len(5).unwrap();
    file.sync_all().unwrap();
    file.sync_data().unwrap();
    assert_eq!(fs::metadata("/a").unwrap().len(), 5);
    assert_eq!(fs::copy("/a", "/b").unwrap(), 5);
    fs::hard_link("/a", "/c").unwrap();
    fs::rename("/c", "/b").unwrap();
    assert_eq!(fs::read("/b").unwrap(), b"hello");
    fs::remove_file("/a").unwrap();
    fs::remove_file("/b").unwrap();
}

fn trees() {
    fs::create_dir_all("/x/y/z").unwrap();
    for i in 0..200 {
        File::create(format!("/x/y/file-with-a-name-{i}")).unwrap();
    }
    fs::write("/x/y/z/deep", "1").unwrap();
    let mut names: Vec<_> = fs::read_dir("/x/y")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names.len(), 201);
    assert!(fs::read_dir("/x/y").unwrap().any(|e| e.unwrap().file_type().unwrap().is_dir()));
    fs::rename("/x/y", "/moved").unwrap();
    assert_eq!(fs::read("/moved/z/../z/./deep").unwrap(), b"1");
    fs::remove_dir_all("/moved").unwrap();
    assert!(!Path::new("/moved").exists());
    fs::remove_dir("/x").unwrap();
}

fn missing_and_wrong() {
    assert_eq!(File::open("/none").unwrap_err().kind(), ErrorKind::NotFound);
    fs::create_dir("/d").unwrap();
    assert_eq!(fs::create_dir("/d").unwrap_err().kind(), ErrorKind::AlreadyExists);
    assert_eq!(
        OpenOptions::new().write(true).create_new(true).open("/d").unwrap_err().kind(),
        ErrorKind::AlreadyExists
    );
    fs::write("/d/f", "").unwrap();
    assert_eq!(fs::remove_dir("/d").unwrap_err().kind(), ErrorKind::DirectoryNotEmpty);
    assert!(File::open("/d/f/g").is_err());
    assert!(File::create("/d").is_err());
    fs::remove_dir_all("/d").unwrap();
}

fn times() {
    let file = File::create("/dated").unwrap();
    let age = SystemTime::now().duration_since(file.metadata().unwrap().modified().unwrap());
    assert!(age.unwrap_or_default() < Duration::from_secs(60));
    let past = SystemTime::UNIX_EPOCH + Duration::from_secs(1000);
    file.set_modified(past).unwrap();
    assert_eq!(fs::metadata("/dated").unwrap().modified().unwrap(), past);
    let begin = Instant::now();
    std::thread::sleep(Duration::from_millis(3));
    assert!(begin.elapsed() >= Duration::from_millis(3));
    fs::remove_file("/dated").unwrap();
}

fn a_large_file() {
    let block: Vec<u8> = (0..100_003u32).map(|i| (i * 7) as u8).collect();
    let mut file = File::create("/large").unwrap();
    for _ in 0..100 {
        file.write_all(&block).unwrap();
    }
    drop(file);
    let all = fs::read("/large").unwrap();
    assert_eq!(all.len(), 100 * block.len());
    assert!(all.chunks(block.len()).all(|chunk| chunk == &block[..]));
    fs::remove_file("/large").unwrap();
}
