package org.muster.situation.sitreps;

import com.deepoove.poi.XWPFTemplate;
import com.deepoove.poi.config.Configure;
import com.deepoove.poi.plugin.table.LoopRowTableRenderPolicy;
import com.deepoove.poi.template.MetaTemplate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.muster.people.Institutions;
import org.muster.shared.PrintedPages;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.Figures;
import org.springframework.stereotype.Component;

/** A report as files: all three are made of the same numbers and words. */
@Component
class SitrepFiles {

  /** Of all its parts together, pictures with them. */
  private static final long MOST_UNPACKED = 24L << 20;

  /** As wide as the text of an A4 page, in points. */
  private static final int WIDE = 560;

  private static final Set<String> TAGS =
      Set.of(
          "title",
          "number",
          "institution",
          "day",
          "moment",
          "released",
          "by",
          "hash",
          "sections",
          "heading",
          "text",
          "days",
          "figures",
          "colleges");

  private final Pictures pictures;
  private final PrintedPages pages;
  private final Figures figures;
  private final Institutions institutions;

  SitrepFiles(Pictures pictures, PrintedPages pages, Figures figures, Institutions institutions) {
    this.pictures = pictures;
    this.pages = pages;
    this.figures = figures;
    this.institutions = institutions;
  }

  /** What a template may name, as it is written in it. */
  List<String> tags() {
    var tags = new TreeSet<>(TAGS);
    figures
        .all()
        .forEach(
            figure -> {
              tags.add("figure." + word(figure.key()));
              tags.add("change." + word(figure.key()));
            });
    return List.copyOf(tags);
  }

  /**
   * Looks through a template before it is put in place.
   *
   * @throws Problem 422 where it is no document, or names what there is not
   */
  void check(byte[] template) {
    requireSmall(template);
    var known = Set.copyOf(tags());
    try (var compiled = XWPFTemplate.compile(new ByteArrayInputStream(template), configure())) {
      var unknown =
          names(compiled.getElementTemplates()).stream()
              .filter(name -> !known.contains(name))
              .toList();
      if (!unknown.isEmpty()) {
        throw Problem.unprocessable("sitreps.tags", String.join(", ", unknown));
      }
    } catch (IOException | RuntimeException broken) {
      if (broken instanceof Problem problem) {
        throw problem;
      }
      throw Problem.unprocessable("sitreps.document");
    }
  }

  /** A document is held in memory as a whole, at many times its size. */
  private static void requireSmall(byte[] template) {
    try (var zip = new ZipInputStream(new ByteArrayInputStream(template))) {
      long unpacked = 0;
      while (zip.getNextEntry() != null) {
        var buffer = new byte[8192];
        for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED) {
            throw Problem.unprocessable("sitreps.document");
          }
        }
      }
    } catch (IOException broken) {
      throw Problem.unprocessable("sitreps.document");
    }
  }

  private static TreeSet<String> names(List<MetaTemplate> elements) {
    var names = new TreeSet<String>();
    for (var element : elements) {
      switch (element) {
        case com.deepoove.poi.template.run.RunTemplate run -> names.add(run.getTagName());
        case com.deepoove.poi.template.BlockTemplate part -> {
          names.add(part.getStartMark().getTagName());
          names.addAll(names(part.getTemplates()));
        }
        default -> {
          // Headers and text boxes are found as runs of their own.
        }
      }
    }
    return names;
  }

  byte[] docx(Sitrep sitrep, byte[] template, Text t) {
    try (var filled =
            XWPFTemplate.compile(new ByteArrayInputStream(template), configure())
                .render(model(sitrep, t));
        var out = new ByteArrayOutputStream()) {
      filled.write(out);
      return out.toByteArray();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static Configure configure() {
    var rows = new LoopRowTableRenderPolicy();
    return Configure.builder().bind("figures", rows).bind("colleges", rows).build();
  }

  private Map<String, Object> model(Sitrep sitrep, Text t) {
    var frozen = sitrep.frozen();
    var zone = institutions.current().zone();
    var model = new HashMap<String, Object>();
    model.put("title", sitrep.title());
    model.put("number", sitrep.number() == null ? t.of("sitreps.draft") : sitrep.number());
    model.put("institution", frozen.institution());
    model.put("day", t.day(frozen.day()));
    model.put("moment", t.moment(frozen.at(), zone));
    model.put("released", sitrep.releasedAt() == null ? "" : t.moment(sitrep.releasedAt(), zone));
    model.put("by", Objects.requireNonNullElse(sitrep.releasedBy(), sitrep.madeBy()));
    model.put("hash", Objects.requireNonNullElse(sitrep.hash(), ""));
    model.put(
        "sections",
        sitrep.sections().stream()
            .filter(one -> !one.text().isBlank())
            .map(one -> Map.of("heading", one.heading(), "text", one.text()))
            .toList());
    var values = new HashMap<String, Object>();
    var changes = new HashMap<String, Object>();
    for (var figure : frozen.figures()) {
      values.put(word(figure.key()), t.count(figure.value()));
      changes.put(word(figure.key()), figure.changed(t));
    }
    model.put("figure", values);
    model.put("change", changes);
    model.put("figures", frozen.figures().stream().map(one -> line(one, t)).toList());
    model.put("colleges", frozen.colleges().stream().map(one -> line(one, frozen, t)).toList());
    int high = WIDE * Pictures.HEIGHT / Pictures.WIDTH;
    model.put(
        "days",
        com.deepoove.poi.data.Pictures.ofBytes(pictures.days(frozen, t)).size(WIDE, high).create());
    return model;
  }

  private static Map<String, Object> line(Frozen.Figure figure, Text t) {
    return Map.of(
        "label", figure.label(),
        "value", t.count(figure.value()),
        "change", figure.changed(t),
        "definition", figure.definition());
  }

  private static Map<String, Object> line(Frozen.College college, Frozen frozen, Text t) {
    var line = new HashMap<String, Object>();
    line.put("name", college.name());
    for (var figure : frozen.figures()) {
      line.put(word(figure.key()), t.count(college.value(figure.key())));
    }
    return line;
  }

  byte[] pdf(Sitrep sitrep, Text t) {
    return pages.pdf(
        "sitreps/print.jte",
        Map.of(
            "t",
            t,
            "sitrep",
            sitrep,
            "zone",
            institutions.current().zone(),
            "days",
            Base64.getEncoder().encodeToString(pictures.days(sitrep.frozen(), t))));
  }

  byte[] xlsx(Sitrep sitrep, Text t) {
    var out = new ByteArrayOutputStream();
    try {
      new SitrepBook(sitrep, institutions.current().zone(), t).write(out);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return out.toByteArray();
  }

  /** As tags are written: {@code round_missing}. */
  private static String word(String key) {
    return key.replace('-', '_');
  }
}
