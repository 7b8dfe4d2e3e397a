//! A session as a file: it reopens as it was, keeps its old version, and is never lost.

use super::*;

#[test]
fn a_session_reopens_as_it_was() {
    let session = session();
    assert_eq!(file::from_ron(&saved(&session), None), Ok(session));
}

#[test]
fn paths_are_relative_to_the_session_and_absolute_in_the_program() {
    let session = session();
    let words = file::to_ron(&session, Some(Path::new("/letters/sessions"))).expect("words");
    assert!(words.contains("\"../1.pdf\""), "{words}");
    assert_eq!(file::from_ron(&words, Some(Path::new("/letters/sessions"))), Ok(session.clone()));
    let moved = file::from_ron(&words, Some(Path::new("/elsewhere/sessions"))).expect("a session");
    let Origin::File { path, .. } = &moved.body.entries[0].origin else { panic!("a file") };
    assert_eq!(path, Path::new("/elsewhere/1.pdf"));
    let far = file::to_ron(&session, Some(Path::new("/other"))).expect("words");
    assert!(far.contains("\"/letters/1.pdf\""), "a path that shares only the root stays whole");
}

#[test]
fn a_damaged_session_says_where_and_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("damaged.ron");
    let words = saved(&session()).replacen("verdict: Rejected", "verdict: Perhaps", 1);
    fs::write(&path, &words).expect("written");
    let problem = file::load(&path).expect_err("refused");
    let line = words.lines().position(|line| line.contains("Perhaps")).expect("there") + 1;
    assert!(problem.hint.as_ref().is_some_and(|hint| hint.contains(&format!("(line {line},"))), "{problem}");
    assert!(problem.to_string().ends_with("damaged.ron"), "the path is last: {problem}");
    assert_eq!(fs::read_to_string(&path).expect("there"), words);
}

#[test]
fn sessions_that_cannot_be_opened_say_why() {
    let newer = saved(&session()).replacen("version: 1", "version: 2", 1);
    let cases = [
        (newer.as_str(), "newer version"),
        ("(version: 0, session: ())", "never existed"),
        ("not a session", "damaged"),
        ("(version: 1", "damaged"),
    ];
    for (words, said) in cases {
        let problem = file::from_ron(words, None).expect_err(words);
        assert_eq!(problem.kind, ProblemKind::Session);
        assert!(problem.message.contains(said) && problem.hint.is_some(), "{problem}");
    }
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(file::load(folder.path()).expect_err("a folder").kind, ProblemKind::Unreadable);
    assert_eq!(file::load(&folder.path().join("none.ron")).expect_err("missing").kind, ProblemKind::Missing);
    let empty = folder.path().join("empty.ron");
    fs::write(&empty, "").expect("written");
    assert_eq!(file::load(&empty).expect_err("empty").kind, ProblemKind::Empty);
    fs::write(&empty, [0xff, 0xfe, 0x00]).expect("written");
    assert_eq!(file::load(&empty).expect_err("no text").kind, ProblemKind::Session);
}

#[test]
fn saving_keeps_the_version_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("board.ron");
    file::save(&Session::default(), &path).expect("saved");
    file::save(&session(), &path).expect("saved");
    assert_eq!(file::load(&path).expect("opens").body.entries.len(), 1);
    let before = fs::read_to_string(folder.path().join("board.ron.bak")).expect("kept");
    assert_eq!(file::from_ron(&before, None), Ok(Session::default()));
    assert!(file::is_session(&path) && !file::is_session(folder.path()));
}

#[test]
fn unsaved_work_is_offered_only_when_its_run_has_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = Recovery::begin(folder.path()).expect("begun");
    let work = Recovered {
        session_path: Some(PathBuf::from("/letters/board.ron")),
        session: session(),
        edited_phrases: Some("not applied".to_owned()),
    };
    run.keep(&work).expect("kept");
    assert!(file::left_behind(folder.path()).is_empty(), "the run is alive");
    drop(run);
    let left = file::left_behind(folder.path());
    assert_eq!(left.len(), 1);
    assert_eq!(file::recover(&left[0]).expect("whole"), work);
    let next = Recovery::begin(folder.path()).expect("begun");
    next.keep(&Recovered::default()).expect("kept");
    assert_eq!(file::recover(&left[0]).expect("still there").session, session(), "not overwritten by the next run");
    file::discard(&left[0]).expect("removed");
    next.clear();
    drop(next);
    assert!(file::left_behind(folder.path()).is_empty());
}

#[test]
fn a_moved_file_is_found_by_its_content() {
    let folder = tempfile::tempdir().expect("a folder");
    let session_path = folder.path().join("board.ron");
    let old = folder.path().join("letter.txt");
    fs::write(&old, "Sample: the council has made steady progress.").expect("written");
    let hash = council_trajectories::source::open(&old).expect("a text").hash;
    let mut body = Body::default();
    let entry = NewEntry {
        origin: Origin::File { path: old.clone(), sha256: hash },
        document: letter("Torbay", "2018-05-02", None),
        findings: Vec::new(),
    };
    body = body.after(Edit::Add(vec![entry]));
    let look = || Nearby::new(Some(&session_path)).look_for(&body.entries[0]).expect("a file");
    assert_eq!(look(), file::Whereabouts::There);
    let inner = folder.path().join("archive");
    fs::create_dir(&inner).expect("made");
    let new = inner.join("renamed.txt");
    fs::rename(&old, &new).expect("moved");
    assert_eq!(look(), file::Whereabouts::Moved(new.clone()));
    fs::remove_file(&new).expect("removed");
    assert_eq!(look(), file::Whereabouts::Lost);
    fs::write(&old, "Sample: other words.").expect("written");
    assert!(matches!(look(), file::Whereabouts::Changed(_)));
}
