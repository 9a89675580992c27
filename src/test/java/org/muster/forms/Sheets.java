package org.muster.forms;

/** Questionnaires for tests, written with single quotes. */
final class Sheets {

  /** Every kind of question, plainly. */
  static final String EVERY_KIND =
      """
      {'linkId':'g','type':'group','text':'组','item':[
        {'linkId':'yes','type':'boolean','text':'是否'},
        {'linkId':'count','type':'integer','text':'人数'},
        {'linkId':'size','type':'decimal','text':'数'},
        {'linkId':'day','type':'date','text':'日期'},
        {'linkId':'line','type':'string','text':'一行'},
        {'linkId':'words','type':'text','text':'多行'},
        {'linkId':'one','type':'choice','text':'单选','answerOption':[
          {'valueCoding':{'code':'a','display':'甲'}},{'valueCoding':{'code':'b','display':'乙'}}]},
        {'linkId':'many','type':'choice','repeats':true,'text':'多选','answerOption':[
          {'valueCoding':{'code':'a','display':'甲'}},{'valueCoding':{'code':'b','display':'乙'}}]},
        {'linkId':'open','type':'open-choice','text':'可补充','answerOption':[{'valueString':'甲'}]},
        {'linkId':'lines','type':'string','repeats':true,'text':'几行'},
        {'linkId':'file','type':'attachment','text':'附件'}]},
      {'linkId':'read','type':'display','text':'请如实填写'}
      """;

  private Sheets() {}

  /** The JSON of a questionnaire with these items. */
  static String json(String items) {
    return """
    {'resourceType':'Questionnaire','status':'active','name':'sheet','title':'表','item':[%s]}
    """
        .formatted(items)
        .replace('\'', '"');
  }

  static Form form(String items) {
    return Canonical.sent(json(items)).form();
  }

  static Form daily() {
    return Canonical.sent(Forms.shipped()).form();
  }
}
