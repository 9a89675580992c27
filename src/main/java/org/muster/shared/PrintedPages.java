package org.muster.shared;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Pages as PDF documents, with Chinese type in them. */
@Component
public class PrintedPages {

  /** The family that styles of printed pages name. */
  public static final String FAMILY = "Noto Sans SC";

  private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

  private final TemplateEngine pages;
  private final SearchableType searchable = new SearchableType();

  PrintedPages(TemplateEngine pages) {
    this.pages = pages;
  }

  /** A template filled with its model, as a PDF document. */
  public byte[] pdf(String template, Map<String, Object> model) {
    var html = new StringOutput();
    pages.render(template, model, html);
    var pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .useFont(PrintedPages::font, FAMILY)
          .withHtmlContent(html.toString(), null)
          .toStream(pdf)
          .run();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return searchable.made(pdf.toByteArray());
  }

  /** The type that is in printed pages and in pictures. */
  public static InputStream font() {
    return Objects.requireNonNull(PrintedPages.class.getResourceAsStream(FONT), FONT);
  }
}
