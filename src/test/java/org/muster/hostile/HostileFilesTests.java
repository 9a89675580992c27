package org.muster.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.identity.TokenScope;
import org.muster.identity.Tokens;
import org.muster.identity.web.SignedIn;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.Ids;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Wherever a workbook or document is taken, a hostile one is refused in a sentence, at once. */
@SuppressWarnings("NullAway.Init")
class HostileFilesTests extends OnCampus {

  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  /** Of all that is thrown away again: the file itself, its pages, the answer. */
  private static final long MOST_BYTES = 200L << 20;

  @Autowired Tokens tokens;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/imports", "/returns", "/situation/back-test"})
  void workbooks(String path) {
    assertRefused(path, "名单.xlsx", HostileFiles.all(false));
  }

  @Test
  void listsOfCases() {
    assertRefused("/cases/" + outbreak() + "/import", "名单.xlsx", HostileFiles.all(false));
  }

  @Test
  void documents() {
    assertRefused("/sitreps/template", "模板.docx", HostileFiles.all(true));
  }

  private void assertRefused(String path, String name, Map<String, byte[]> files) {
    var wrong = new ArrayList<String>();
    var token =
        tokens.issue(workingGroup, "hostile", TokenScope.grantable(), Duration.ofDays(1)).text();
    files.forEach(
        (what, bytes) -> {
          var began = System.nanoTime();
          long allocated = threads.getCurrentThreadAllocatedBytes();
          var answer =
              browser.perform(
                  MockMvcRequestBuilders.multipart(path)
                      .file(
                          new MockMultipartFile(
                              "file", name, MediaType.APPLICATION_OCTET_STREAM_VALUE, bytes))
                      .header("Accept-Language", "zh-CN")
                      .header("Authorization", "Bearer " + token)
                      .with(SignedIn.as(workingGroup))
                      .with(SecurityMockMvcRequestPostProcessors.csrf()));
          var took = Duration.ofNanos(System.nanoTime() - began);
          allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
          int status = answer.getResponse().getStatus();
          var page = html(answer);
          if (status < 400 || status >= 500) {
            wrong.add(what + ": " + status + " " + answer.getResponse().getHeader("Location"));
          }
          if (!page.matches("(?s).*\\p{IsHan}{4}.*")
              || page.contains("root:")
              || page.contains("Exception")) {
            wrong.add(what + " is answered " + page);
          }
          if (took.compareTo(AT_ONCE) > 0 || allocated > MOST_BYTES) {
            wrong.add("%s took %s and %d MB".formatted(what, took, allocated >> 20));
          }
        });
    assertThat(wrong).as(path).isEmpty();
  }

  private UUID outbreak() {
    return here(
        () ->
            jdbc.sql(
                    """
                    insert into watch.outbreak (institution_id, id, disease, infectious_days,
                                                follow_days, opened_by, opened_at)
                    values (?, ?, '流感', 2, 14, ?, '2026-11-20Z') returning id
                    """)
                .params(campus.id(), Ids.next(), person("S01"))
                .query(UUID.class)
                .single());
  }
}
