package org.muster.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks and documents that are meant to do harm, made when they are needed. */
final class HostileFiles {

  private static final String WORKSHEET = "xl/worksheets/sheet1.xml";
  private static final int BOMB = 600 << 20;

  private static final String SHEET =
      """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>\
      <row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row></sheetData></worksheet>\
      """;

  private static final String ENTITY =
      "<?xml version=\"1.0\"%s?><!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";

  private HostileFiles() {}

  /** Each by what it is, with the ending of a workbook or of a document. */
  static Map<String, byte[]> all(boolean document) {
    var main = document ? "word/document.xml" : WORKSHEET;
    var files = new LinkedHashMap<String, byte[]>();
    files.put("nothing", new byte[0]);
    files.put("no zip", "PK\u0003\u0004 but then words".getBytes(StandardCharsets.ISO_8859_1));
    files.put("a zip of something else", zip(Map.of("readme.txt", utf8("words"))));
    files.put("half a file", half(zip(parts(document, main, utf8(SHEET.formatted("x"))))));
    files.put("a bomb", bomb(document, main));
    files.put("a bomb that is not so dense", zip(parts(document, main, utf8(manyWords(document)))));
    files.put("a bomb of entities", zip(parts(document, main, utf8(laughs()))));
    files.put("entities", zip(parts(document, main, entities(StandardCharsets.UTF_8, ""))));
    files.put(
        "entities in UTF-16",
        zip(parts(document, main, entities(StandardCharsets.UTF_16, " encoding=\"UTF-16\""))));
    files.put(
        "entities in EBCDIC",
        zip(parts(document, main, entities(Charset.forName("IBM037"), " encoding=\"IBM037\""))));
    files.put("levels within levels", zip(parts(document, main, utf8("<a>".repeat(300_000)))));
    files.put("ten thousand parts", many(document));
    return files;
  }

  private static byte[] entities(Charset charset, String encoding) {
    return (ENTITY.formatted(encoding) + SHEET.formatted("&x;")).getBytes(charset);
  }

  private static String laughs() {
    var entities = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"lol\">");
    for (int n = 1; n < 30; n++) {
      entities.append("<!ENTITY e%d \"%s\">".formatted(n, "&e%d;".formatted(n - 1).repeat(10)));
    }
    return entities + "]>" + SHEET.formatted("&e29;");
  }

  private static Map<String, byte[]> parts(boolean document, String main, byte[] content) {
    var parts = new LinkedHashMap<String, byte[]>();
    var type = document ? "wordprocessingml.document" : "spreadsheetml.sheet";
    var first = document ? "word/document.xml" : "xl/workbook.xml";
    parts.put(
        "[Content_Types].xml",
        utf8(
            """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
            <Default Extension="rels" \
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
            <Override PartName="/%s" \
            ContentType="application/vnd.openxmlformats-officedocument.%s.main+xml"/>\
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType=\
            "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>\
            """
                .formatted(first, type)));
    parts.put("_rels/.rels", relation("officeDocument", first));
    if (!document) {
      parts.put(
          "xl/workbook.xml",
          utf8(
              """
              <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
              xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">\
              <sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>\
              """));
      parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml"));
    }
    parts.put(main, content);
    return parts;
  }

  private static byte[] relation(String kind, String target) {
    return utf8(
        """
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
        <Relationship Id="rId1" Target="%s" \
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s"/>\
        </Relationships>\
        """
            .formatted(target, kind));
  }

  /** Well below a megabyte, and 600 when it is unpacked. */
  private static byte[] bomb(boolean document, String main) {
    return zip(
        parts(document, main, new byte[0]),
        zip -> {
          zip.putNextEntry(new ZipEntry(main));
          zip.write(utf8("<a><![CDATA["));
          var spaces = new byte[1 << 20];
          Arrays.fill(spaces, (byte) ' ');
          for (int n = 0; n < BOMB; n += spaces.length) {
            zip.write(spaces);
          }
          zip.write(utf8("]]></a>"));
        },
        main);
  }

  /** Thirty to one, as a large table may be; it has too many words only for a document. */
  private static String manyWords(boolean document) {
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
        + "<w:body>"
        + "<w:p><w:r><w:t>words</w:t></w:r></w:p>".repeat(document ? 1_000_000 : 1);
  }

  private static byte[] many(boolean document) {
    var parts = parts(document, document ? "word/document.xml" : WORKSHEET, utf8("<a/>"));
    for (int n = 0; n < 10_000; n++) {
      parts.put("media/%d.xml".formatted(n), utf8("<a/>"));
    }
    return zip(parts);
  }

  private interface Last {
    void write(ZipOutputStream zip) throws IOException;
  }

  private static byte[] zip(Map<String, byte[]> parts) {
    return zip(parts, zip -> {}, "");
  }

  private static byte[] zip(Map<String, byte[]> parts, Last last, String without) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        if (!part.getKey().equals(without)) {
          zip.putNextEntry(new ZipEntry(part.getKey()));
          zip.write(part.getValue());
        }
      }
      last.write(zip);
    } catch (IOException never) {
      throw new UncheckedIOException(never);
    }
    return bytes.toByteArray();
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
