package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.shared.Problem;

/** A question that asks for a place. */
class PlaceQuestionTests {

  private static final String ASK =
      "{'linkId':'where','type':'choice','required':true,'text':'去哪里',"
          + "'answerValueSet':'urn:muster:places:%s'}";

  private static final Form COUNTY = Sheets.form(ASK.formatted("county"));
  private static final Form PREFECTURE = Sheets.form(ASK.formatted("prefecture"));
  private static final Form PROVINCE = Sheets.form(ASK.formatted("province"));

  @ParameterizedTest
  @CsvSource({
    "440402,440402",
    // One county has one code, whichever edition it was sent by: 长垣县 became 长垣市.
    "410728,410728",
    "410783,410728",
    "４４０４０２,440402",
    "广东省珠海市香洲区,440402",
    "珠海市,440400",
    "珠海,440400",
    "广东珠海,440400",
    "仙桃,429004",
    "北京市朝阳区,110105",
    "香港,810000",
    "澳门特别行政区,820000",
    "台湾省,710000",
    "abroad,abroad",
  })
  void isKeptAsOneCode(String sent, String kept) {
    var judged = COUNTY.validate(Map.of("where", sent));
    assertThat(judged.faults()).isEmpty();
    assertThat(judged.answers().get("where")).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"999999", "朝阳区", "吉林", "Atlantis", "12", "440499", "abroad1"})
  void refusesInWordsWhatIsNoPlaceOrNotOnlyOne(String sent) {
    var judged = COUNTY.validate(Map.of("where", sent));
    assertThat(judged.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.PLACE);
    assertThat(judged.faults().getFirst().message(Readers.ENGLISH)).contains("GB/T 2260");
  }

  @Test
  void refusesWhatIsNoText() {
    assertThat(COUNTY.validate(Map.of("where", 440402)).faults()).hasSize(1);
    assertThat(COUNTY.validate(Map.of("where", true)).faults()).hasSize(1);
  }

  @Test
  void keepsNoMoreThanIsAskedFor() {
    assertThat(PREFECTURE.validate(Map.of("where", "440402")).answers().get("where"))
        .isEqualTo("440400");
    assertThat(PROVINCE.validate(Map.of("where", "440402")).answers().get("where"))
        .isEqualTo("440000");
    assertThat(PREFECTURE.validate(Map.of("where", "110105")).answers().get("where"))
        .isEqualTo("110000");
    assertThat(PREFECTURE.validate(Map.of("where", "429004")).answers().get("where"))
        .isEqualTo("429004");
  }

  @Test
  void takesFromAPageTheCityAndTheWordsOfACounty() {
    assertThat(posted("440400", "香洲区").answers().get("where")).isEqualTo("440402");
    assertThat(posted("440400", "香洲").answers().get("where")).isEqualTo("440402");
    assertThat(posted("110000", "朝阳区").answers().get("where")).isEqualTo("110105");
    assertThat(posted("440400", "").answers().get("where")).isEqualTo("440400");
    assertThat(posted("", "").faults()).extracting(Fault::kind).contains(Fault.Kind.REQUIRED);
  }

  @Test
  void saysThatTheCityHasNoSuchCounty() {
    var wrong = posted("440400", "天河区");
    assertThat(wrong.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.COUNTY);
    assertThat(wrong.faults().getFirst().message(Readers.CHINESE)).contains("广东省珠海市");
    var field =
        Fields.of(COUNTY, wrong.entered(), wrong.faults(), Readers.CHINESE, "q-").getFirst();
    assertThat(field.area()).isEqualTo("440400");
    assertThat(field.county()).isEqualTo("天河区");
  }

  @Test
  void beginsWithLastTimesAnswer() {
    var carried = Answers.of(Map.of("where", "440402"));
    var field = Fields.of(COUNTY, carried, List.of(), Readers.CHINESE, "q-").getFirst();
    assertThat(field.area()).isEqualTo("440400");
    assertThat(field.county()).isEqualTo("香洲区");
    assertThat(field.places(Readers.CHINESE))
        .flatExtracting(PlaceGroup::offers)
        .filteredOn(PlaceGroup.Offer::chosen)
        .extracting(PlaceGroup.Offer::label)
        .containsExactly("珠海市");
  }

  @Test
  void isShownInFull() {
    assertThat(COUNTY.summary(Answers.of(Map.of("where", "440402")), Readers.CHINESE))
        .extracting(Fact::value)
        .containsExactly("广东省珠海市香洲区");
    assertThat(COUNTY.summary(Answers.of(Map.of("where", "abroad")), Readers.ENGLISH))
        .extracting(Fact::value)
        .containsExactly("Abroad");
  }

  @Test
  void everyPrefectureCanBeChosenOnceAndIsFoundAgain() {
    var offered =
        PlaceGroup.all(PlaceDepth.PREFECTURE, "", Readers.CHINESE).stream()
            .flatMap(group -> group.offers().stream())
            .map(PlaceGroup.Offer::code)
            .toList();
    assertThat(offered).doesNotHaveDuplicates().contains("110000", "429004", "810000", "abroad");
    assertThat(offered).hasSizeBetween(360, 420);
    assertThat(offered)
        .allSatisfy(
            code ->
                assertThat(PREFECTURE.validate(Map.of("where", code)).answers().get("where"))
                    .isEqualTo(code));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'linkId':'w','type':'string','text':'?','answerValueSet':'urn:muster:places:county'}",
        "{'linkId':'w','type':'choice','text':'?','answerValueSet':'urn:muster:places:street'}",
        "{'linkId':'w','type':'choice','repeats':true,'text':'?',"
            + "'answerValueSet':'urn:muster:places:county'}",
      })
  void isPublishedAsASingleChoiceOnly(String item) {
    assertThat(catchThrowableOfType(Problem.class, () -> Sheets.form(item))).isNotNull();
  }

  private static Validated posted(String area, String county) {
    return COUNTY.validateForm(Map.of("where", List.of(area, county)));
  }
}
