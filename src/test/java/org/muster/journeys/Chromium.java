package org.muster.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The machine's own Chromium; each page is somebody else's, with cookies of its own. */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM =
      Path.of(Optional.ofNullable(System.getenv("CHROMIUM_PATH")).orElse("/usr/bin/chromium"));

  private final Playwright playwright;
  private final Browser browser;

  Chromium() {
    assertThat(Files.isExecutable(PROGRAM))
        .as(
            "There is no Chromium at %s. Install it (Debian: apt-get install chromium) or name it"
                + " in the environment as CHROMIUM_PATH; the browser journeys are never skipped.",
            PROGRAM)
        .isTrue();
    playwright = Playwright.create();
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  Page page() {
    return browser
        .newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1440, 900))
        .newPage();
  }

  /** Holds a page to WCAG 2.2 AA as far as a program can, and to its weight. */
  static void hold(Page page, String name) {
    holdToWeight(page, name);
    holdToAccessibility(page, name);
  }

  /** The first alone: where the clock is held the browser measures nothing. */
  static void holdToAccessibility(Page page, String name) {
    var found =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(found)
        .as("accessibility of %s", name)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  /**
   * A staff page is at most 150 KB with all that it needs, as if nothing were kept in the browser;
   * a page for telephones at most 14 KB, which arrive with the first packets, and in one request
   * unless it has a script.
   */
  private static void holdToWeight(Page page, String name) {
    var sizes =
        ((List<?>)
                page.evaluate(
                    """
                    () => performance.getEntriesByType('navigation')
                      .concat(performance.getEntriesByType('resource')
                        .filter(one => ['link', 'script', 'css', 'img'].includes(one.initiatorType)))
                      .map(one => one.encodedBodySize)
                    """))
            .stream().mapToInt(size -> ((Number) size).intValue()).toArray();
    assertThat(sizes).as("what was loaded for %s", name).isNotEmpty();
    boolean staff = page.locator(".m-main").count() > 0;
    assertThat(IntStream.of(sizes).sum())
        .as("bytes of %s", name)
        .isLessThanOrEqualTo(staff ? 150 * 1024 : 14 * 1024);
    if (!staff && page.locator("script[src]").count() == 0) {
      assertThat(sizes).as("requests of %s", name).hasSize(1);
    }
  }

  @Override
  public void close() {
    playwright.close();
  }
}
