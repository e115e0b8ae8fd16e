/// Says which contents the module wants, what tables it has and what limits it needs, as JSON in the custom section
/// `wadup.manifest`. The host asks it before it enters the module; `wadup check` says what is wrong with it.
///
/// ```
/// wadup_guest::manifest!(
///     r#"{"name": "pdf-info", "version": "1.0.0", "wants": {"names": ["*.pdf"], "magic": [{"text": "%PDF-"}]}}"#
/// );
/// ```
///
/// The text may come from a file: `manifest!(include_str!("../manifest.json"))`.
#[macro_export]
macro_rules! manifest {
    ($json:expr $(,)?) => {
        const _: () = {
            const JSON: &str = $json;
            #[used]
            #[cfg_attr(target_family = "wasm", unsafe(link_section = "wadup.manifest"))]
            static MANIFEST: [u8; JSON.len()] = $crate::bytes_of(JSON);
        };
    };
}

/// The bytes of a text, for [`manifest!`].
#[doc(hidden)]
pub const fn bytes_of<const N: usize>(text: &str) -> [u8; N] {
    let mut bytes = [0; N];
    let mut i = 0;
    while i < N {
        bytes[i] = text.as_bytes()[i];
        i += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::bytes_of;

    const TEXT: &str = "{\"name\": \"é\"}";

    crate::manifest!(TEXT);

    #[test]
    fn bytes_of_text_are_its_utf8() {
        assert_eq!(bytes_of::<{ TEXT.len() }>(TEXT), TEXT.as_bytes());
    }
}
