package org.muster.bench;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody of the staff opens whatever they are offered, and it is taken how long each takes. */
record Walk(Browser browser, String post, Table table) {

  private static final int WARM = 6;
  private static final int TIMES = 20;

  /** Of pages that differ in an id only. */
  private static final int OF_A_KIND = 2;

  private static final Pattern LINK = Pattern.compile("href=\"(/[^\"#]*)");
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
  private static final Pattern NO_PAGE =
      Pattern.compile(
          ".*(\\.(css|js|csv|xlsx|docx|pdf|ics|svg|png|zip|json)|/sign-out|/events|/language).*");

  private record Page(String kind, double p50, double p95) {}

  void measure() throws IOException, InterruptedException {
    var pages = new ArrayList<Page>();
    for (var path : found()) {
      browser.times(WARM, path);
      var took = browser.times(TIMES, path);
      pages.add(new Page(kind(path), Table.percentile(took, 50), Table.percentile(took, 95)));
    }
    pages.sort(Comparator.comparingDouble(Page::p95).reversed());
    table.add(post + ": pages opened", pages.size(), "");
    table.below(post + ": slowest page, p95", pages.getFirst().p95, "ms", 100);
    for (var page : pages.subList(0, Math.min(12, pages.size()))) {
      table.add("  %s p50 %.0f, p95".formatted(page.kind, page.p50), page.p95, "ms");
    }
  }

  /** From the home page on, everything that can be opened. */
  private List<String> found() throws IOException, InterruptedException {
    var found = new LinkedHashSet<String>();
    var open = new ArrayDeque<>(List.of("/"));
    Map<String, Integer> kinds = new HashMap<>();
    while (!open.isEmpty()) {
      var path = open.poll();
      if (found.contains(path) || kinds.merge(kind(path), 1, Integer::sum) > OF_A_KIND) {
        continue;
      }
      var page = browser.page(path);
      if (page != null) {
        found.add(path);
        LINK.matcher(page)
            .results()
            .map(link -> link.group(1).replace("&amp;", "&"))
            .filter(link -> !NO_PAGE.matcher(link).matches())
            .forEach(open::add);
      }
    }
    return List.copyOf(found);
  }

  /** The address without ids and without what is asked of it. */
  private static String kind(String path) {
    return ID.matcher(path.replaceAll("=[^&]*", "=")).replaceAll("…");
  }
}
