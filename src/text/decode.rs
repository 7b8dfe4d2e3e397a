//! Bytes in, words out: UTF-8, UTF-16 of either order or Windows-1252, told by a mark at the start or by
//! what the bytes can be; every line end made `\n`.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to tell the encoding.
const SAMPLE: usize = 4096;

/// The words of `bytes`.
pub(super) fn text(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
    let (words, _) = encoding.decode_with_bom_removal(bytes);
    line_ends(&words)
}

/// The encoding of bytes without a mark. Western text in UTF-16 has a zero in every other place.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = |parity: usize| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let half = sample.len() / 2;
    if half > 0 && zeros(1) * 10 > half * 8 {
        UTF_16LE
    } else if half > 0 && zeros(0) * 10 > half * 8 {
        UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        let valid = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        let wide = bytes.utf8_chunks().flat_map(|chunk| chunk.valid().chars()).filter(|c| !c.is_ascii()).count();
        // One damaged place in a long UTF-8 text does not make it another encoding.
        if valid * 4 < wide { UTF_8 } else { WINDOWS_1252 }
    }
}

/// Old Macintosh, DOS and Unicode line ends as `\n`; form feeds, which part pages, stay.
fn line_ends(words: &str) -> String {
    words.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{B}'], "\n").replace('\u{2029}', "\n\n")
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn every_usual_encoding_gives_the_same_words() {
        let words = "Café – “slow”\nTwo";
        let utf16 = |order: fn(u16) -> [u8; 2]| words.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        assert_eq!(text(words.as_bytes()), words);
        assert_eq!(text(format!("\u{FEFF}{words}").as_bytes()), words);
        assert_eq!(text(b"Caf\xE9 \x96 \x93slow\x94\r\nTwo"), words);
        assert_eq!(text(&[b"\xFF\xFE".to_vec(), utf16(u16::to_le_bytes)].concat()), words);
        assert_eq!(text(&[b"\xFE\xFF".to_vec(), utf16(u16::to_be_bytes)].concat()), words);
        assert_eq!(text(b"O\0n\0e\0 \0t\0w\0o\0"), "One two");
        assert_eq!(text(b"one\rtwo\r\nthree"), "one\ntwo\nthree");
    }
}
