package org.muster.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Lets words in a PDF be searched and copied as they were written. The font has one glyph for a
 * character and for the radical of the same shape, 日 and ⽇; of two the writer notes the lower
 * number, which is the radical.
 */
final class SearchableType {

  private static final int RADICALS = 0x2E80;
  private static final int RADICALS_END = 0x2FDF;
  private static final int CHARACTERS = 0x3400;
  private static final int CHARACTERS_END = 0x9FFF;

  /** One glyph that stands for a radical; a run of several is left as it is. */
  private static final Pattern RADICAL =
      Pattern.compile("(<([0-9A-F]{4})> <\\2> )<(2[EF][0-9A-F]{2})>");

  private @Nullable Map<String, String> characters;

  byte[] made(byte[] pdf) {
    try (var document = Loader.loadPDF(pdf);
        var out = new ByteArrayOutputStream()) {
      for (var page : document.getPages()) {
        var resources = page.getResources();
        for (var name : resources.getFontNames()) {
          var font = resources.getFont(name).getCOSObject();
          if (font.getDictionaryObject(COSName.TO_UNICODE) instanceof COSStream unicode) {
            mend(document, font, unicode);
          }
        }
      }
      document.save(out);
      return out.toByteArray();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private void mend(PDDocument document, COSDictionary font, COSStream unicode) throws IOException {
    String written;
    try (var in = unicode.createInputStream()) {
      written = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    var mended =
        RADICAL
            .matcher(written)
            .replaceAll(
                one -> {
                  var character = characters().get(one.group(3));
                  return character == null ? one.group() : one.group(1) + character;
                });
    if (!mended.equals(written)) {
      var stream = document.getDocument().createCOSStream();
      try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        out.write(mended.getBytes(StandardCharsets.US_ASCII));
      }
      font.setItem(COSName.TO_UNICODE, stream);
    }
  }

  /** The characters of the font that look like a radical, by its number in hexadecimal. */
  private synchronized Map<String, String> characters() {
    var known = characters;
    if (known == null) {
      known = new HashMap<>();
      try (var font = new TTFParser().parse(new RandomAccessReadBuffer(PrintedPages.font()))) {
        var glyphs = font.getUnicodeCmapLookup();
        for (int radical = RADICALS; radical <= RADICALS_END; radical++) {
          int glyph = glyphs.getGlyphId(radical);
          var codes = glyph == 0 ? null : glyphs.getCharCodes(glyph);
          if (codes != null) {
            for (int code : codes) {
              if (code >= CHARACTERS && code <= CHARACTERS_END) {
                known.put(hexadecimal(radical), "<" + hexadecimal(code) + ">");
              }
            }
          }
        }
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
      characters = known;
    }
    return known;
  }

  private static String hexadecimal(int code) {
    return "%04X".formatted(code);
  }
}
