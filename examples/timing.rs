use council_trajectories::{
    document::{self, Outside},
    source, text,
};
use std::time::{Duration, Instant};
fn main() {
    let (mut a, mut b, mut n) = (Duration::ZERO, Duration::ZERO, 0);
    let ps: Vec<_> = source::walk(&[std::env::args().nth(1).unwrap().into()]).filter_map(Result::ok).collect();
    let mut worst = (Duration::ZERO, String::new());
    for p in ps {
        let Ok(s) = source::open(&p) else { continue };
        let t0 = Instant::now();
        let t = text::read(&s);
        a += t0.elapsed();
        let t1 = Instant::now();
        let d = document::understand(&t, Outside::default());
        let e = t1.elapsed();
        b += e;
        n += t.content.len();
        if e > worst.0 {
            worst = (e, p.display().to_string());
        }
        std::hint::black_box(d);
    }
    println!("text {a:?} document {b:?} bytes {n} = {:.0} MB/s; worst {worst:?}", n as f64 / 1e6 / b.as_secs_f64());
}
