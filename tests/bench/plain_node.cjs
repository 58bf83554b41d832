// A lesson by PptxGenJS and docx, used as their tutorials do: `node plain_node.cjs LESSON DECK GUIDE HANDOUT`.
// NODE_PATH says where the two are.

const fs = require("node:fs");
const pptxgen = require("pptxgenjs");
const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } = require("docx");

async function writeDeck(lesson, path) {
  const deck = new pptxgen();
  deck.addSlide().addText(lesson.title, { x: 0.5, y: 2, w: 9, h: 1, fontSize: 40, bold: true });
  for (const topic of lesson.topics) {
    deck.addSlide().addText(topic.title, { x: 0.5, y: 2, w: 9, h: 1, fontSize: 36, bold: true });
    for (const slide of topic.slides) addSlide(deck, slide);
  }
  await deck.writeFile({ fileName: path });
}

function addSlide(deck, slide) {
  const made = deck.addSlide();
  made.addText(slide.title, { x: 0.5, y: 0.3, w: 9, h: 0.8, fontSize: 28, bold: true });
  if (slide.table.length > 0) {
    made.addTable(slide.table.map((row) => row.map((text) => ({ text }))), { x: 0.5, y: 1.3, w: 9, fontSize: 16 });
  } else {
    const lines = slide.bullets.flatMap((bullet) => [
      { text: bullet.text, options: { bullet: true, indentLevel: 0, breakLine: true } },
      ...bullet.inner.map((text) => ({ text, options: { bullet: true, indentLevel: 1, breakLine: true } })),
    ]);
    made.addText(lines, { x: 0.5, y: 1.3, w: 9, h: 4, fontSize: 20 });
  }
  made.addNotes(slide.notes);
}

async function writeDocument(lesson, path, { notes }) {
  const children = [new Paragraph({ text: lesson.title, heading: HeadingLevel.TITLE })];
  for (const topic of lesson.topics) {
    children.push(new Paragraph({ text: topic.title, heading: HeadingLevel.HEADING_1 }));
    for (const slide of topic.slides) {
      children.push(new Paragraph({ text: slide.title, heading: HeadingLevel.HEADING_2 }), ...content(slide));
      if (notes) children.push(new Paragraph(slide.notes));
    }
  }
  const document = new Document({ sections: [{ children }] });
  fs.writeFileSync(path, await Packer.toBuffer(document));
}

function content(slide) {
  if (slide.table.length > 0) {
    const rows = slide.table.map(
      (row) => new TableRow({ children: row.map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
    );
    return [new Table({ rows })];
  }
  return slide.bullets.flatMap((bullet) => [
    new Paragraph({ text: bullet.text, bullet: { level: 0 } }),
    ...bullet.inner.map((text) => new Paragraph({ text, bullet: { level: 1 } })),
  ]);
}

async function main([source, deck, guide, handout]) {
  const lesson = JSON.parse(fs.readFileSync(source, "utf-8"));
  await writeDeck(lesson, deck);
  await writeDocument(lesson, guide, { notes: true });
  await writeDocument(lesson, handout, { notes: false });
}

main(process.argv.slice(2));
