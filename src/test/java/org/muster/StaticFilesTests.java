package org.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A page whose address is a pattern must not answer for the style sheets beside it. */
@MusterTest
class StaticFilesTests {

  @Autowired MockMvcTester browser;

  @Test
  void everyStaticFileIsServedToAnybody() throws Exception {
    assertThat(paths())
        .isNotEmpty()
        .allSatisfy(path -> assertThat(browser.get().uri(path)).hasStatusOk());
  }

  private static List<String> paths() throws Exception {
    return Arrays.stream(
            new PathMatchingResourcePatternResolver().getResources("classpath*:static/**/*.*"))
        .map(
            file -> {
              try {
                var url = file.getURL().toString();
                return url.substring(url.lastIndexOf("/static/") + "/static".length());
              } catch (java.io.IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
              }
            })
        .toList();
  }
}
