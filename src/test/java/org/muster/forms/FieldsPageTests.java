package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muster.shared.Text;

class FieldsPageTests {

  private final TemplateEngine pages =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.muster.pages");
  private final Form daily = Sheets.daily();

  @Test
  void theDailyFormIsSmall() {
    String page = page(daily, daily.baseline(Map.of("destination", "440402")).answers(), List.of());
    assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(6 * 1024);
  }

  @Test
  void everyInputHasALabelAndEveryIdIsThereOnce() {
    for (Form form : List.of(daily, Sheets.form(Sheets.EVERY_KIND))) {
      String page = page(form, Answers.none(), List.of());
      List<String> ids = found(page, " id=\"([^\"]+)\"");
      assertThat(ids).doesNotHaveDuplicates();
      assertThat(ids).containsAll(found(page, " for=\"([^\"]+)\""));
      found(page, "aria-describedby=\"([^\"]+)\"")
          .forEach(several -> assertThat(ids).contains(several.split(" ")));
      assertThat(found(page, "(<input type=\"(?:radio|checkbox)\"[^>]*>[^<]+</label>)"))
          .hasSameSizeAs(found(page, "(type=\"(?:radio|checkbox)\")"));
    }
  }

  @Test
  void aFaultStandsBesideItsQuestionInTheReadersLanguage() {
    var sent = daily.validateForm(Map.of("temperature", List.of("<b>hot")));
    String page = page(daily, sent.entered(), sent.faults(), Readers.ENGLISH);

    assertThat(page)
        .contains("Enter a number, for example 36.5.")
        .contains("value=\"&lt;b>hot\"")
        .contains("aria-describedby=\"q-temperature-h q-temperature-e\"")
        .contains("href=\"#q-temperature\"")
        .contains("6 answers need your attention.")
        .doesNotContain("<b>hot");
  }

  @Test
  void whatIsFilledInIsTicked() {
    Answers answers =
        Answers.of(Map.of("health", "unwell", "symptoms", List.of("cough"), "contact", true));
    String page = page(daily, answers, List.of());
    assertThat(page)
        .containsPattern("value=\"unwell\" checked")
        .containsPattern("value=\"cough\" checked")
        .containsPattern("name=\"contact\" value=\"true\" checked");
    assertThat(found(page, "( checked)")).hasSize(3);
  }

  @Test
  void symptomsWaitForAnAnswerThatLeadsToThem() {
    String page = page(daily, Answers.none(), List.of());
    assertThat(found(page, "value=\"([^\"]+)\"[^>]* data-on=\"1\""))
        .containsExactly("unwell", "suspected", "confirmed");
    assertThat(page).containsPattern("<fieldset[^>]*id=\"q-symptoms\"[^>]*data-dep=\"1\"");
  }

  @Test
  void aPostedPageOfEveryKindComesBackAsItsAnswers() {
    Form form = Sheets.form(Sheets.EVERY_KIND);
    String page = page(form, Answers.none(), List.of());
    for (Item item : form.questions()) {
      if (item.kind() != Kind.ATTACHMENT) {
        assertThat(page).contains("name=\"" + item.code() + "\"");
      }
    }
  }

  private String page(Form form, Answers answers, List<Fault> faults) {
    return page(form, answers, faults, Readers.CHINESE);
  }

  private String page(Form form, Answers answers, List<Fault> faults, Text text) {
    var output = new StringOutput();
    pages.render(
        "forms/fields.jte",
        Map.of("form", form, "answers", answers, "faults", faults, "t", text),
        output);
    return output.toString();
  }

  private static List<String> found(String page, String pattern) {
    return Pattern.compile(pattern).matcher(page).results().map(it -> it.group(1)).toList();
  }
}
