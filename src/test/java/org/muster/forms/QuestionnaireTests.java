package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.shared.Problem;

class QuestionnaireTests {

  private static final String HL7 = "http://hl7.org/fhir/StructureDefinition/";

  @Test
  void takesEveryKindOfTheProfile() {
    Form form = Sheets.form(Sheets.EVERY_KIND);
    assertThat(form.questions())
        .extracting(Item::kind)
        .containsExactly(
            Kind.BOOLEAN,
            Kind.INTEGER,
            Kind.DECIMAL,
            Kind.DATE,
            Kind.STRING,
            Kind.TEXT,
            Kind.CHOICE,
            Kind.CHOICE,
            Kind.OPEN_CHOICE,
            Kind.STRING,
            Kind.ATTACHMENT);
    assertThat(form.items()).extracting(Item::kind).containsExactly(Kind.GROUP, Kind.DISPLAY);
  }

  @Test
  void anItemIsKnownByItsCodeAndElseByItsLinkId() {
    Form form =
        Sheets.form(
            """
            {'linkId':'1.1','type':'string','text':'甲','code':[{'code':'where','display':'地点'}]},
            {'linkId':'1.2','type':'string','text':'乙'}
            """);
    assertThat(form.questions()).extracting(Item::code).containsExactly("where", "1.2");
    assertThat(form.questions().getFirst().name()).isEqualTo(new Phrase("地点", null));
  }

  @Test
  void aFormIsNamedByItsNameOrTheLastPartOfItsUrl() {
    String byUrl =
        """
        {'resourceType':'Questionnaire','status':'draft','title':'表',
         'url':'https://example.edu/forms/exodus-2020',
         'item':[{'linkId':'a','type':'boolean','text':'甲'}]}
        """
            .replace('\'', '"');
    assertThat(Canonical.sent(byUrl).form().code()).isEqualTo("exodus-2020");
  }

  @Test
  void readsTranslations() {
    Form form =
        Sheets.form(
            """
            {'linkId':'a','type':'boolean','text':'甲','_text':{'extension':[{'url':'%stranslation',
              'extension':[{'url':'lang','valueCode':'en'},{'url':'content','valueString':'A'}]}]}}
            """
                .formatted(HL7));
    assertThat(form.questions().getFirst().label()).isEqualTo(new Phrase("甲", "A"));
  }

  @Test
  void readsOptionsFromAContainedValueSet() {
    String json =
        """
        {'resourceType':'Questionnaire','status':'active','name':'sheet','title':'表',
         'contained':[{'resourceType':'ValueSet','id':'ways','compose':{'include':[{'concept':[
           {'code':'train','display':'铁路','designation':[{'language':'en','value':'Train'}]},
           {'code':'bus','display':'客运'}]}]}}],
         'item':[{'linkId':'way','type':'choice','text':'交通工具','answerValueSet':'#ways'}]}
        """
            .replace('\'', '"');
    assertThat(Canonical.sent(json).form().questions().getFirst().options())
        .containsExactly(
            new Option("train", new Phrase("铁路", "Train")),
            new Option("bus", new Phrase("客运", null)));
  }

  @Test
  void passesOverWhatOnlyDescribes() {
    String json =
        """
        {'resourceType':'Questionnaire','id':'x','meta':{'profile':['y']},'language':'zh-CN',
         'text':{'status':'generated','div':'<div/>'},'url':'u','version':'9','name':'sheet',
         'title':'表','status':'active','experimental':false,'subjectType':['Patient'],
         'date':'2020-03-01','publisher':'p','description':'d',
         'item':[{'linkId':'a','type':'boolean','text':'甲','prefix':'1.','definition':'d',
           'extension':[{'url':'%squestionnaire-itemControl','valueCodeableConcept':{}}]}]}
        """
            .formatted(HL7)
            .replace('\'', '"');
    assertThatNoException().isThrownBy(() -> Canonical.sent(json));
  }

  /** Items put into a questionnaire; the code of the refusal; the path it must name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'linkId':'a','type':'boolean','text':'甲','answerConstraint':'x'} | unknown-element |"
            + " $.item[0].answerConstraint",
        "{'linkId':'a','type':'boolean','text':'甲','modifierExtension':[]} | unknown-element |"
            + " $.item[0].modifierExtension",
        "{'linkId':'a','type':'boolean','text':'甲','extension':[{'url':'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression'}]}"
            + " | unknown-element | $.item[0].extension[0].url",
        "{'linkId':'a','type':'boolean','text':'甲','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden','valueBoolean':true}]}"
            + " | unknown-element | $.item[0].extension[0].url",
        "{'linkId':'a','type':'quantity','text':'甲'} | bad-value | $.item[0].type",
        "{'linkId':'a','type':'boolean'} | missing-element | $.item[0].text",
        "{'type':'boolean','text':'甲'} | missing-element | $.item[0].linkId",
        "{'linkId':'a','text':'甲'} | missing-element | $.item[0].type",
        "{'linkId':'a','type':'boolean','text':'甲','readOnly':true} | bad-value |"
            + " $.item[0].readOnly",
        "{'linkId':'a','type':'boolean','text':'甲','required':'yes'} | bad-value |"
            + " $.item[0].required",
        "{'linkId':'a','type':'boolean','text':'甲','maxLength':5} | unknown-element |"
            + " $.item[0].maxLength",
        "{'linkId':'a','type':'string','text':'甲','maxLength':-5} | bad-value |"
            + " $.item[0].maxLength",
        "{'linkId':'a','type':'attachment','text':'甲','required':true} | bad-value |"
            + " $.item[0].required",
        "{'linkId':'a','type':'choice','text':'甲'} | missing-element | $.item[0].answerOption",
        "{'linkId':'a','type':'choice','text':'甲','answerValueSet':'http://x/vs'} | bad-value |"
            + " $.item[0].answerValueSet",
        "{'linkId':'a','type':'choice','text':'甲','answerOption':[{'valueInteger':1}]} |"
            + " unknown-element | $.item[0].answerOption[0].valueInteger",
        "{'linkId':'a','type':'choice','text':'甲','answerOption':[{'valueString':'x'},{'valueString':'x'}]}"
            + " | duplicate | $.item[0]",
        "{'linkId':'a','type':'string','text':'甲','answerOption':[{'valueString':'x'}]} |"
            + " unknown-element | $.item[0].answerOption",
        "{'linkId':'a','type':'boolean','text':'甲'},{'linkId':'a','type':'boolean','text':'乙'} |"
            + " duplicate | $.item[1].linkId",
        "{'linkId':'a','type':'boolean','text':'甲'},{'linkId':'b','type':'boolean','text':'乙','code':[{'code':'a'}]}"
            + " | duplicate | $.item[1].code[0].code",
        "{'linkId':'same','type':'boolean','text':'甲'} | bad-value | $.item[0].linkId",
        "{'linkId':'_csrf','type':'boolean','text':'甲'} | bad-value | $.item[0].linkId",
        "{'linkId':'g','type':'group','text':'组'} | missing-element | $.item[0].item",
        "{'linkId':'g','type':'group','text':'组','repeats':true,'item':[{'linkId':'a','type':'boolean','text':'甲'}]}"
            + " | bad-value | $.item[0].repeats",
        "{'linkId':'g','type':'group','text':'组','item':[{'linkId':'a','type':'boolean','text':'甲','x':1}]}"
            + " | unknown-element | $.item[0].item[0].x",
        "{'linkId':'a','type':'boolean','text':'甲','item':[{'linkId':'b','type':'boolean','text':'乙'}]}"
            + " | bad-value | $.item[0].item[0].type",
        "{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'z','operator':'exists','answerBoolean':true}]}"
            + " | bad-value | $.item[0].enableWhen[0].question",
        "{'linkId':'z','type':'boolean','text':'甲'},{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'z','operator':'~','answerBoolean':true}]}"
            + " | bad-value | $.item[1].enableWhen[0].operator",
        "{'linkId':'z','type':'boolean','text':'甲'},{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'z','operator':'>','answerBoolean':true}]}"
            + " | bad-value | $.item[1].enableWhen[0].operator",
        "{'linkId':'z','type':'boolean','text':'甲'},{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'z','operator':'=','answerInteger':1}]}"
            + " | bad-value | $.item[1].enableWhen[0].answerInteger",
        "{'linkId':'z','type':'boolean','text':'甲'},{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'z','operator':'='}]}"
            + " | missing-element | $.item[1].enableWhen[0].answer[x]",
        "{'linkId':'z','type':'boolean','text':'甲'},{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'z','operator':'=','answerBoolean':true},{'question':'z','operator':'=','answerBoolean':false}]}"
            + " | missing-element | $.item[1].enableBehavior",
        "{'linkId':'a','type':'boolean','text':'甲','enableWhen':[{'question':'a','operator':'exists','answerBoolean':true}]}"
            + " | circle | $.item[0].enableWhen",
        "{'linkId':'a','type':'integer','text':'甲','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/minValue','valueInteger':9},{'url':'http://hl7.org/fhir/StructureDefinition/maxValue','valueInteger':1}]}"
            + " | bad-value | $.item[0].extension[1]",
        "{'linkId':'a','type':'string','text':'甲','extension':[{'url':'http://hl7.org/fhir/StructureDefinition/regex','valueString':'a*a*a*a*a*a*b'}]}"
            + " | bad-pattern | $.item[0].extension[0].valueString",
        "{'linkId':'a','type':'string','text':'甲','extension':[{'url':'urn:muster:prefill','valueCode':'maybe'}]}"
            + " | bad-value | $.item[0].extension[0].valueCode",
        "{'linkId':'a','type':'string','text':'甲','extension':[{'url':'urn:muster:flag','valueCode':'odd'}]}"
            + " | bad-value | $.item[0].extension[0]",
        "{'linkId':'a','type':'boolean','text':'甲','extension':[{'url':'urn:muster:flag','valueCode':'Odd"
            + " One'}]} | bad-value | $.item[0].extension[0].valueCode",
        "{'linkId':'a','type':'integer','text':'甲','initial':[{'valueInteger':1},{'valueInteger':2}]}"
            + " | duplicate | $.item[0].initial",
        "{'linkId':'a','type':'integer','text':'甲','initial':[{'valueString':'1'}]} | bad-value |"
            + " $.item[0].initial[0].valueString",
        "{'linkId':'a','type':'choice','text':'甲','answerOption':[{'valueString':'x'}],'initial':[{'valueString':'y'}]}"
            + " | bad-value | $.item[0].initial[0].valueString",
        "'text' | bad-value | $.item[0]",
        "{'linkId':'a','type':{},'text':'甲'} | bad-value | $.item[0].type",
      })
  void refusesWithThePath(String items, String code, String path) {
    Problem refusal = refusal(Sheets.json(items));
    assertThat(refusal.code()).isEqualTo("forms." + code);
    assertThat(refusal.details()).containsEntry("path", path);
    assertThat(refusal.status().value()).isEqualTo(422);
    assertThat(refusal.message(Readers.CHINESE)).contains(path).doesNotContain("{0}");
    assertThat(refusal.message(Readers.ENGLISH)).contains(path).doesNotContain("{0}");
  }

  @Test
  void conditionsThatGoRoundThroughAGroupAreACircle() {
    Problem refusal =
        refusal(
            Sheets.json(
                """
                {'linkId':'g','type':'group','enableWhen':[
                   {'question':'b','operator':'=','answerBoolean':true}],
                 'item':[{'linkId':'a','type':'boolean','text':'甲'}]},
                {'linkId':'b','type':'boolean','text':'乙','enableWhen':[
                   {'question':'a','operator':'=','answerBoolean':true}]}
                """));
    assertThat(refusal.code()).isEqualTo("forms.circle");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "{",
        "{}",
        "{\"a\":1,\"a\":2}",
        "{} {}",
        "{\"resourceType\":\"Patient\"}",
        "{\"resourceType\":\"Questionnaire\",\"title\":\"\\u0000\"}",
        "{\"resourceType\":\"Questionnaire\",\"title\":\"\\ud800\"}",
        "{\"resourceType\":\"Questionnaire\",\"date\":1e999999999}",
      })
  void refusesWhatIsNoQuestionnaire(String json) {
    assertThat(refusal(json).code()).startsWith("forms.");
  }

  @Test
  void refusesWhatIsTooBigOrTooDeep() {
    assertThat(refusal("[".repeat(100_000)).code()).isEqualTo("forms.not-json");
    assertThat(refusal(" ".repeat(600_000)).code()).isEqualTo("forms.not-json");
    String deep = "{'linkId':'a','type':'boolean','text':'甲'}";
    for (int i = 0; i < 9; i++) {
      deep = "{'linkId':'g" + i + "','type':'group','item':[" + deep + "]}";
    }
    assertThat(refusal(Sheets.json(deep)).code()).isEqualTo("forms.too-big");
    var many = new StringBuilder("{'linkId':'x','type':'boolean','text':'甲'}");
    for (int i = 0; i < 300; i++) {
      many.append(",{'linkId':'a").append(i).append("','type':'boolean','text':'甲'}");
    }
    assertThat(refusal(Sheets.json(many.toString())).code()).isEqualTo("forms.too-big");
  }

  @Test
  void theSameContentInAnotherOrderIsTheSame() {
    String one =
        "{'resourceType':'Questionnaire','status':'active','name':'s','title':'表','item':[{'linkId':'a','type':'boolean','text':'甲'}]}";
    String other =
        "{ 'item':[{'text':'甲','type':'boolean','linkId':'a'}],'title':'表','name':'s','status':'active','resourceType':'Questionnaire'"
            + " }";
    assertThat(Canonical.sent(one.replace('\'', '"')).hash())
        .isEqualTo(Canonical.sent(other.replace('\'', '"')).hash());
  }

  @Test
  void whatWasPublishedReadsTheSameAgain() {
    var sent = Canonical.sent(Forms.shipped());
    var again = Canonical.of(sent.text());
    assertThat(again.hash()).isEqualTo(sent.hash());
    assertThat(again.form().questions()).hasSameSizeAs(sent.form().questions());
    assertThat(List.of(again.text())).containsExactly(sent.text());
  }

  private static Problem refusal(String json) {
    return catchThrowableOfType(Problem.class, () -> Canonical.sent(json));
  }
}
