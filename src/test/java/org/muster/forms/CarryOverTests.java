package org.muster.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CarryOverTests {

  private static final String CARRY =
      "'extension':[{'url':'urn:muster:prefill','valueCode':'carry-over'}]";

  @Test
  void onlyWhatIsMarkedToCarryOverDoes() {
    Form form =
        Sheets.form(
            """
            {'linkId':'kept','type':'string','text':'甲',%s},
            {'linkId':'fresh','type':'string','text':'乙',
              'extension':[{'url':'urn:muster:prefill','valueCode':'ask-fresh'}]},
            {'linkId':'unsaid','type':'string','text':'丙'},
            {'linkId':'starts','type':'integer','text':'丁','initial':[{'valueInteger':0}]}
            """
                .formatted(CARRY));
    var yesterday = Answers.of(Map.of("kept", "a", "fresh", "b", "unsaid", "c", "starts", 9));
    assertThat(form.carry(yesterday).answers().toJson()).isEqualTo("{\"kept\":\"a\",\"starts\":0}");
  }

  @Test
  void anAnswerThatTodaysVersionDoesNotTakeFallsBackToTheInitialOne() {
    Form today =
        Sheets.form(
            """
            {'linkId':'place','type':'choice','text':'甲',%s,
              'answerOption':[{'valueString':'here'},{'valueString':'there'}],
              'initial':[{'valueString':'here'}]},
            {'linkId':'few','type':'string','text':'乙','maxLength':3,%s}
            """
                .formatted(CARRY, CARRY));
    var yesterday = Answers.of(Map.of("place", "elsewhere", "few", "many", "gone", true));
    assertThat(today.carry(yesterday).answers().toJson()).isEqualTo("{\"place\":\"here\"}");
  }

  @Test
  void aQuestionThatNowRepeatsKeepsItsOneAnswer() {
    Form today =
        Sheets.form("{'linkId':'a','type':'string','text':'甲','repeats':true,%s}".formatted(CARRY));
    assertThat(today.carry(Answers.of(Map.of("a", "x"))).answers().get("a"))
        .isEqualTo(List.of("x"));
  }

  @Test
  void whatIsNoLongerAskedDoesNotCarryOver() {
    Form form =
        Sheets.form(
            """
            {'linkId':'a','type':'boolean','text':'甲'},
            {'linkId':'b','type':'string','text':'乙',%s,'enableWhen':[
              {'question':'a','operator':'=','answerBoolean':true}]}
            """
                .formatted(CARRY));
    assertThat(form.carry(Answers.of(Map.of("a", true, "b", "x"))).answers().isEmpty()).isTrue();
  }
}
