//! Sample files in the forms real ones use, written for the tests. Every council, visit and finding in
//! them is a sample.

pub mod docx;
pub mod pdf;

use pdf::Tag;

/// A report without a structure tree: running heads, a table, items, a note, a sentence over the page.
pub fn untagged_report() -> Vec<u8> {
    let mut first = pdf::Lines::default();
    first.at(72, 810, 9, "Sample inspection report");
    first.at(72, 760, 18, "Sample Borough Council");
    first.at(72, 700, 12, "1. Children who need help and").at(330, 700, 12, "Requires");
    first.at(72, 686, 12, "protection").at(330, 686, 12, "improvement");
    first.at(72, 662, 12, "2. Leadership").at(330, 662, 12, "Good");
    first.at(72, 620, 12, "The borough's leaders have made steady progress since the last visit, and multi-");
    first.at(72, 606, 12, "agency work is better than it was. Inspectors saw that plans were clear and that");
    first.at(72, 592, 12, "staff were well led.");
    first.at(72, 564, 12, "\\267").at(90, 564, 12, "Plans are reviewed on time, and children are seen alone by social");
    first.at(90, 550, 12, "workers who know them.");
    first.at(72, 522, 12, "\\267").at(90, 522, 12, "Audits are regular.");
    first.at(72, 100, 12, "Managers track each plan with care, and audits are regular and well used by them. Leaders");
    first.at(72, 86, 12, "know that the pace of change must rise before the next visit to");
    first.at(290, 30, 9, "1");
    let mut second = pdf::Lines::default();
    second.at(72, 810, 9, "Sample inspection report");
    second.at(72, 760, 12, "the borough.");
    second.at(72, 730, 12, "3.").at(100, 730, 12, "Staff turnover has fallen, in 2014 and in 2015.");
    second.at(290, 30, 9, "2");
    pdf::file(&[first.page(), second.page()])
}

/// A letter with a structure tree: a letterhead, a heading, a paragraph over two pages with a note, items,
/// and a table whose first cell is two lines.
pub fn tagged_letter() -> Vec<u8> {
    let mut first = pdf::Lines::default();
    first.artifact(400, 810, 9, "Sample House, Sample Street").artifact(290, 30, 9, "1");
    first.marked(0, 72, 740, 12, "Visit to the sample borough");
    first.marked(1, 72, 700, 12, "This letter sums up a visit to the borough in which inspectors looked at plans");
    first.marked(2, 520, 704, 7, "1");
    first.marked(6, 72, 60, 8, "1 A note on the visit.");
    let mut second = pdf::Lines::default();
    second.artifact(290, 30, 9, "2");
    second.marked(0, 72, 760, 12, "and at records, and spoke to staff.");
    second.marked(1, 72, 730, 12, "\\267").marked(2, 90, 730, 12, "Plans are clear.");
    second.marked(3, 72, 700, 12, "Help and").marked(3, 72, 686, 12, "protection").marked(4, 300, 700, 12, "Good");
    let tree = [
        Tag::new("H1", &[(0, 0)]),
        Tag::holding("P", &[(0, 1), (0, 2)], vec![Tag::new("Note", &[(0, 6)])]).and(&[(1, 0)]),
        Tag::holding(
            "L",
            &[],
            vec![Tag::holding("LI", &[], vec![Tag::new("Lbl", &[(1, 1)]), Tag::new("LBody", &[(1, 2)])])],
        ),
        Tag::holding(
            "Table",
            &[],
            vec![Tag::holding("TR", &[], vec![Tag::new("TD", &[(1, 3)]), Tag::new("TD", &[(1, 4)])])],
        ),
    ];
    pdf::tagged(&[first.page(), second.page()], &tree)
}

/// A saved page of a news site that does not exist.
pub const NEWS_PAGE: &str = r#"<!DOCTYPE html><html lang="en"><head>
<title>Pace of change too slow at sample council | Sample News</title>
<meta property="og:title" content="Pace of change &#39;too slow&#39; at sample council">
<meta property="article:published_time" content="2018-02-09T10:00:00+00:00">
<style>p { color: red }</style><script>var words = "<p>not text</p>";</script></head>
<body class="has-sidebar">
<header><div class="logo"><a href="/">Sample News</a></div><nav><ul><li><a href="/news">News</a></li><li><a href="/jobs">Jobs</a></li></ul></nav></header>
<div class="cookie-notice"><p>We use cookies to give you the best of this sample site. Accept them, or read our policy.</p></div>
<div class="page"><div class="left">
<h1>Pace of change 'too slow' at sample council</h1>
<p class="byline">By A Sample | 9 February 2018</p>
<figure><img src="x.jpg"><figcaption>The council was rated inadequate in the sample year. Picture: Sample Council</figcaption></figure>
<div class="story-body">
<p>Vulnerable children in the sample borough wait too long for help, inspectors have warned, a year after the council's services were rated inadequate.</p>
<div class="advert"><p>Advertisement</p></div>
<p>A monitoring visit found some improvement, but inspectors said that <a href="/pace">the pace of change</a> &ldquo;remains too slow&rdquo;.</p>
<p><a href="/other">Read more: Another council told to improve</a></p>
<blockquote><p>&ldquo;Senior leaders know what they need to do,&rdquo; the letter states.</p></blockquote>
<h2>What comes next</h2>
<ul><li>A further visit in May</li><li>A new improvement plan</li></ul>
<p>A spokesman for the council said: &ldquo;We accept these findings, and we are determined to improve.&rdquo;</p>
</div>
<div class="newsletter-signup"><p>Sign up to our newsletter and get the news of the sample sector every week.</p></div>
<section id="comments"><h3>Comments (2)</h3><p>A reader wrote that this was no surprise to anybody in the borough.</p></section>
</div><aside class="right"><h3>Most read</h3><ol><li><a href="/1">A story about something else</a></li></ol></aside></div>
<footer><p>Copyright Sample News. All rights reserved. Registered in the sample country.</p></footer></body></html>"#;

/// What is left when such a page is copied as plain text.
pub const PLAIN_COPY: &str = "Steady progress at sample council, inspectors find

A Sample
Wednesday, January 11, 2017

A council whose services were rated inadequate is making steady progress, the watchdog has said.

The sample council was rated inadequate in the sample year. Picture: Sample Council
The sample council was rated inadequate in the sample year. Picture: Sample Council

Inspectors said practice has improved. \"Managers know their staff,\" a letter states.

Sample News Digital membership

  • Latest digital issues
  • Archive of more than 100 articles

From £15 / month

Subscribe";

/// Pieces of mark-up, right and wrong.
pub const MARKUP: &[&str] = &[
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "</td>",
    "<li>",
    "<ul>",
    "<h1>",
    "</h1>",
    "<br>",
    "<a href=x>",
    "</a>",
    "<b",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "&eacute",
    "<article>",
    "</article>",
    "<caption>",
    "Words of a sentence, which is long enough to count.",
    " ",
    "\n",
    "é",
    "•",
    "<figcaption>",
    "<script>",
    "</script>",
];
