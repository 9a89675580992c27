package org.muster.isolation.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.muster.shared.Text;
import org.springframework.stereotype.Component;

/** The labels of a meal: A4, three by eight, 70 by 37 millimetres each. */
@Component
class MealLabels {

  private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

  private final TemplateEngine pages;

  MealLabels(TemplateEngine pages) {
    this.pages = pages;
  }

  byte[] of(MealPage page, Text t) {
    var html = new StringOutput();
    pages.render("isolation/labels.jte", Map.of("t", t, "page", page), html);
    var pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .useFont(MealLabels::font, "Noto Sans SC")
          .withHtmlContent(html.toString(), null)
          .toStream(pdf)
          .run();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return pdf.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(MealLabels.class.getResourceAsStream(FONT), FONT);
  }
}
