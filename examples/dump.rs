use council_trajectories::{source, text};
fn main() {
    for p in std::env::args().skip(1) {
        let s = source::open(std::path::Path::new(&p)).unwrap();
        let t = text::read(&s);
        println!("##### {p} title={:?} dated={:?} problems={:?}", t.title, t.dated, t.problems);
        for b in &t.blocks {
            let x: String = t.at(b.span).chars().take(170).collect();
            println!("{:?}@{}| {:?}", b.kind, t.page(b.span.start).unwrap_or(0), x);
        }
    }
}
