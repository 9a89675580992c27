package org.muster.situation.sitreps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.muster.people.PostKind;
import org.muster.people.Scope;
import org.muster.rounds.web.OnCampus;
import org.muster.shared.CurrentInstitution;
import org.muster.shared.Problem;
import org.muster.shared.Text;
import org.muster.shared.Texts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** A report from its click to its release, and what stands afterwards. */
class SitrepsTests extends OnCampus {

  @Autowired Sitreps sitreps;
  @Autowired SitrepTemplates templates;
  @Autowired Texts texts;

  @Test
  void isFrozenDraftedEditedAndReleasedAsThreeFilesOfTheSameNumbers() throws Exception {
    here(
        () -> {
          reportWell("S02");
          var id = sitreps.begin(all(), zh(), "张处长");
          var draft = sitreps.get(all(), id);
          assertThat(draft.frozen().value("round-roll")).isEqualTo(12);
          assertThat(draft.frozen().value("round-reported")).isOne();
          assertThat(draft.sections().getFirst().text()).contains("应报12人", "已报1人", "8.3%");
          reportWell("S03");
          assertThat(sitreps.get(all(), id).frozen()).isEqualTo(draft.frozen());

          sitreps.write(all(), id, 1, "晚间专报", edited(draft));
          var released = sitreps.release(all(), id, 2, "张处长");
          assertThat(released.number()).isOne();

          var words = docx(sitreps.file(all(), id, Sitrep.Kind.DOCX));
          assertThat(words).contains("晚间专报", "今晚逐门走访", "应报12人").doesNotContain("{{", "[label]");
          assertThat(pdf(sitreps.file(all(), id, Sitrep.Kind.PDF)))
              .contains("晚间专报", "今晚逐门走访", "第1号", Objects.requireNonNull(released.hash()));
          assertThat(sheet(sitreps.file(all(), id, Sitrep.Kind.XLSX)))
              .containsEntry("当日应报人数", 12.0)
              .containsEntry("当日已报人数", 1.0);
          return id;
        });
  }

  @Test
  void saysWhatHasChangedSinceTheLast() {
    here(
        () -> {
          var first = sitreps.begin(all(), zh(), "张处长");
          sitreps.release(all(), first, 1, "张处长");
          reportWell("S02");
          clock.set(clock.instant().plusSeconds(60));
          var second = sitreps.get(all(), sitreps.begin(all(), zh(), "张处长"));
          assertThat(Objects.requireNonNull(second.frozen().previous()).number()).isOne();
          assertThat(second.frozen().figure("round-missing").orElseThrow().change()).isEqualTo(-1);
          assertThat(second.sections().getFirst().text()).contains("与第1号专报相比", "减少1人");
          return second;
        });
  }

  @Test
  void whatWasReleasedOrFrozenIsRefusedByTheDatabase() {
    here(
        () -> {
          var id = sitreps.begin(all(), zh(), "张处长");
          assertThatThrownBy(() -> jdbc.sql("update situation.sitrep set frozen = '{}'").update())
              .isInstanceOf(DataAccessException.class);
          sitreps.release(all(), id, 1, "张处长");
          assertThatThrownBy(() -> jdbc.sql("update situation.sitrep set title = '改'").update())
              .isInstanceOf(DataAccessException.class);
          assertThat(jdbc.sql("delete from situation.sitrep_file").update()).isZero();
          assertThatThrownBy(() -> sitreps.write(all(), id, 1, "改", List.of()))
              .isInstanceOf(Problem.class)
              .hasMessageContaining("sitreps.changed");
          return id;
        });
  }

  @Test
  void ofTwoWhoReleaseAtOnceOneDoesAndNumbersHaveNoGap() throws Exception {
    var id = here(() -> sitreps.begin(all(), zh(), "张处长"));
    Callable<Boolean> release =
        () ->
            CurrentInstitution.call(
                campus.id(),
                () -> {
                  try {
                    return sitreps.release(all(), id, 1, "张处长").released();
                  } catch (Problem told) {
                    return false;
                  }
                });
    try (var two = Executors.newFixedThreadPool(2)) {
      var done = two.invokeAll(List.of(release, release));
      assertThat(List.of(done.get(0).get(), done.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    }
    var next = here(() -> sitreps.begin(all(), zh(), "张处长"));
    assertThat(here(() -> sitreps.release(all(), next, 1, "张处长")).number()).isEqualTo(2);
  }

  @Test
  void theOfficesOwnDocumentIsFilledAndOneThatNamesWhatThereIsNotIsRefused() throws Exception {
    here(
        () -> {
          templates.put(
              all(), zh(), "ours.docx", document("应报{{figure.round_roll}}人，{{title}}"), "张处长");
          var id = sitreps.begin(all(), zh(), "张处长");
          assertThat(docx(sitreps.file(all(), id, Sitrep.Kind.DOCX))).contains("应报12人");
          assertThatThrownBy(
                  () -> templates.put(all(), zh(), "x.docx", document("{{figure.nothing}}"), "张"))
              .isInstanceOf(Problem.class)
              .hasMessageContaining("sitreps.tags");
          assertThatThrownBy(() -> templates.put(all(), zh(), "x.docx", new byte[] {1, 2}, "张"))
              .isInstanceOf(Problem.class)
              .hasMessageContaining("sitreps.document");
          return id;
        });
  }

  @Test
  void isDraftedInEnglishForWhoReadsEnglish() {
    here(
        () -> {
          var t = texts.of(Locale.ENGLISH);
          var draft = sitreps.get(all(), sitreps.begin(all(), t, "Zhang"));
          assertThat(draft.sections().getFirst().text()).contains("0 of 12 students expected");
          return draft;
        });
  }

  private static List<Section> edited(Sitrep draft) {
    return draft.sections().stream()
        .map(one -> one.heading().contains("下一步") ? new Section(one.heading(), "今晚逐门走访。") : one)
        .toList();
  }

  private static String docx(byte[] file) throws Exception {
    try (var words = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(file)))) {
      return words.getText();
    }
  }

  private static String pdf(byte[] file) throws Exception {
    try (var print = Loader.loadPDF(file)) {
      return new PDFTextStripper().getText(print);
    }
  }

  private static Map<String, Double> sheet(byte[] file) throws Exception {
    try (var book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      var figures = book.getSheetAt(0);
      return java.util.stream.IntStream.rangeClosed(4, figures.getLastRowNum())
          .mapToObj(figures::getRow)
          .collect(
              Collectors.toMap(
                  row -> row.getCell(0).getStringCellValue(),
                  row -> row.getCell(1).getNumericCellValue()));
    }
  }

  private static byte[] document(String words) throws Exception {
    try (var document = new XWPFDocument();
        var out = new ByteArrayOutputStream()) {
      document.createParagraph().createRun().setText(words);
      document.write(out);
      return out.toByteArray();
    }
  }

  private Text zh() {
    return texts.of(Locale.SIMPLIFIED_CHINESE);
  }

  private Scope all() {
    UUID person = workingGroup.person();
    return new Scope(campus.id(), person, Map.of(PostKind.WORKING_GROUP, Set.of()));
  }
}
