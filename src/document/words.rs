//! Enumerations that are written as the codebook's words, in every format alike.
//!
//! RON takes only identifiers as variants, so "requires improvement" is written as a string instead,
//! and `worded!` gives each such type its words once.

/// Gives an enumeration its words: `name`, `ALL`, `Display`, `FromStr`, and serde as a string.
macro_rules! worded {
    ($type:ident { $($variant:ident => $word:literal),+ $(,)? }) => {
        impl $type {
            /// All, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word for it, the same in files, in JSON and in the window.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl std::str::FromStr for $type {
            type Err = $crate::document::words::UnknownWord;
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().find(|one| one.name() == word);
                known.copied().ok_or_else(|| $crate::document::words::UnknownWord(word.to_owned()))
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <String as serde::Deserialize>::deserialize(deserializer)?;
                word.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use worded;

/// A word that names none of an enumeration's values.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a word known here")]
pub struct UnknownWord(pub String);

#[cfg(test)]
mod tests {
    use crate::document::{Area, Grade, Kind};
    use std::collections::BTreeMap;

    #[test]
    fn words_of_two_parts_survive_ron_and_json_also_as_keys() {
        let grades = BTreeMap::from([(Area::HelpAndProtection, Grade::RequiresImprovement)]);
        let ron = ron::to_string(&grades).unwrap_or_default();
        assert_eq!(ron, r#"{"help and protection":"requires improvement"}"#);
        assert_eq!(ron::from_str(&ron), Ok(grades.clone()));
        let json = serde_json::to_string(&grades).unwrap_or_default();
        assert_eq!(json, ron);
    }

    #[test]
    fn an_unknown_word_is_refused_by_name() {
        let wrong = "satisfactory".parse::<Grade>().map_err(|e| e.to_string());
        assert_eq!(wrong, Err("“satisfactory” is not a word known here".to_owned()));
        assert_eq!("press release".parse(), Ok(Kind::PressRelease));
    }
}
