use council_trajectories::{
    document::{self, *},
    source, text,
};
use serde_json::{Value, json};
fn main() {
    let mut paths: Vec<std::path::PathBuf> = vec![];
    for a in std::env::args().skip(1) {
        if a == "score" || a == "json" || a.starts_with("--") {
            continue;
        }
        let p = std::path::PathBuf::from(a);
        if p.is_dir() {
            for f in std::fs::read_dir(&p).unwrap() {
                paths.push(f.unwrap().path());
            }
        } else {
            paths.push(p);
        }
    }
    paths.sort();
    let cache = std::path::Path::new("/tmp/doc/cache");
    let _ = cache;
    let n = 2;
    let chunks: Vec<Vec<_>> = (0..n).map(|k| paths.iter().skip(k).step_by(n).cloned().collect()).collect();
    let hs: Vec<_> = chunks
        .into_iter()
        .map(|c| {
            std::thread::Builder::new()
                .stack_size(64 << 20)
                .spawn(move || c.into_iter().map(|p| one(&p)).collect::<Vec<_>>())
                .unwrap()
        })
        .collect();
    let mut docs: Vec<Value> = hs.into_iter().flat_map(|h| h.join().unwrap()).collect();
    docs.sort_by_key(|d| d["path"].as_str().unwrap_or("").to_owned());
    println!("{}", json!({"documents":docs,"problems":[]}));
}
fn one(p: &std::path::Path) -> Value {
    let Ok(s) = source::open(p) else { return json!({"path":p,"kind":"unread","councils":[],"findings":[],"text":""}) };
    let t = text::read(&s);
    let d = document::understand(&t, Outside { file_name: p.file_name().and_then(|n| n.to_str()) });
    let councils:Vec<Value>=d.councils.iter().map(|c| json!({"name":c.name,"gss":c.gss,"role":c.role,"visit_ordinal":c.visit_ordinal.as_ref().map(|f|f.value),"since":c.counted_since.map(|d|d.to_string()),"joint":c.care_joint,"judgements":c.judgements.iter().map(|(a,g)|(a.name().to_string(),json!(g.value))).collect::<serde_json::Map<_,_>>(),"points":[]})).collect();
    let pass: Vec<Value> = d
        .passages
        .iter()
        .zip(&t.sentences)
        .map(|(x, sen)| {
            json!([
                format!("{:?}", x.section),
                x.council,
                x.voices.iter().map(|(s, v)| json!([v, t.at(*s)])).collect::<Vec<_>>(),
                t.at(sen.span)
            ])
        })
        .collect();
    json!({"path":p,"kind":d.kind.value,"title":d.title.map(|t|t.value),"published":d.published.as_ref().map(|f|f.value),"published_from":d.published.map(|f|format!("{:?}",f.origin)),"visit":d.visit.map(|f|json!({"start":f.value.start,"end":f.value.end})),"inspectors":d.inspectors.iter().map(|f|f.value.clone()).collect::<Vec<_>>(),"addressee":d.addressee.map(|f|f.value),"author":d.author.map(|f|f.value),"outlet":d.outlet.map(|f|f.value),"councils":councils,"problems":d.problems.iter().map(|p|p.to_string()).collect::<Vec<_>>(),"findings":[],"text":t.content,"passages":pass})
}
