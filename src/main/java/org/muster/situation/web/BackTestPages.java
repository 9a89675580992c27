package org.muster.situation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muster.people.Scope;
import org.muster.people.SheetFiles;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.situation.warnings.BackTest;
import org.muster.situation.warnings.TrackRecord;
import org.muster.situation.warnings.Warnings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** How often warnings were right, and what the methods would have called over a series. */
@Controller
@RequestMapping("/situation/back-test")
class BackTestPages {

  private static final int MOST = 5_001;

  private final TrackRecord record;
  private final SheetFiles sheets;

  BackTestPages(TrackRecord record, SheetFiles sheets) {
    this.record = record;
    this.sheets = sheets;
  }

  @GetMapping
  String page(Scope scope, Model model) {
    return shown(scope, null, null, model);
  }

  /** A csv or xlsx of dates and counts; nothing of it is kept. */
  @PostMapping
  String run(
      Scope scope,
      Text t,
      @RequestParam MultipartFile file,
      HttpServletResponse response,
      Model model)
      throws IOException {
    if (!Warnings.isFor(scope)) {
      throw Problem.forbidden();
    }
    var path = Files.createTempFile("muster-series", null);
    try {
      file.transferTo(path);
      var points = points(sheets.rows("series", path, MOST));
      return shown(scope, BackTest.of(points), null, model);
    } catch (Problem refused) {
      response.setStatus(refused.status().value());
      return shown(scope, null, refused.message(t), model);
    } finally {
      Files.deleteIfExists(path);
    }
  }

  /** The first two columns, below a heading where there is one. */
  private static List<BackTest.Point> points(List<List<String>> rows) {
    var points = new ArrayList<BackTest.Point>();
    for (int n = 0; n < rows.size(); n++) {
      var row = rows.get(n);
      try {
        points.add(
            new BackTest.Point(
                LocalDate.parse(row.get(0).replace('/', '-')), Integer.parseInt(row.get(1))));
      } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException unreadable) {
        if (n > 0) {
          throw Problem.unprocessable("situation.series-row", n + 1);
        }
      }
    }
    return points;
  }

  private String shown(
      Scope scope, BackTest.@Nullable Result result, @Nullable String problem, Model model) {
    var so = record.of(scope);
    model.addAttribute(
        "page", new BackTestPage(so.outcomes(), so.open(), so.daysBefore(), result, problem));
    return "situation/back-test";
  }
}
