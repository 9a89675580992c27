package org.muster.watch.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a line list, or of a list of contacts, can mean. */
public enum LineField {
  ID(false, "id case_id case uniquekey case_no label 编号 病例编号 病例号 序号 学号"),
  INFECTOR(false, "infector source infector_id infected_by source_case 传染源 感染来源 传播者 上代病例"),
  ONSET(
      false,
      "dt_onset onset date_onset onset_date date_of_onset dateonset date_of_prodrome"
          + " 发病日期 发病时间 发病日 起病日期"),
  SAMPLED(false, "dt_sample sampled date_sample sample_date date_of_sampling 采样日期 采样时间"),
  REPORTED(false, "dt_report report reported date_report report_date date_of_report 报告日期 报告时间"),
  CONFIRMED(
      false,
      "dt_diag dt_diagnosis confirmed date_confirmed date_of_diagnosis diagnosis 确诊日期 诊断日期 确诊时间"),
  STATUS(false, "status classification case_status 状态 病例分类 诊断分类"),
  OUTCOME(false, "outcome 转归 结局"),
  ENDED(
      false, "date_of_outcome dt_outcome outcome_date dt_recovery date_of_recovery 转归日期 出院日期 治愈日期"),
  DIED(false, "dt_death date_of_death death death_date date_death 死亡日期 死亡时间"),
  ILL(false, "ill is_ill case_yes_no 是否发病 是否患病 发病"),
  SEX(false, "sex gender 性别"),
  AGE(false, "age 年龄 age_years"),
  UNIT(false, "class unit 班级 单位 学院班级 school_class"),
  PLACE(false, "place location loc_hosp province hospital 地点 地区 省份 医院 宿舍 现住址"),
  HAD(false, ""),
  FROM(true, "from source infector case case_id from_case 来源 病例 病例编号 传染源"),
  TO(true, "to contact contact_id to_case infectee 接触者 密接 密接者 接触者编号"),
  EXPOSURE(true, "exposure kind type how 接触方式 暴露方式 暴露类型"),
  DAY(true, "day date last date_last last_contact date_exposure exposure_date 最后接触日期 接触日期 暴露日期");

  private final boolean ofContacts;
  private final List<String> headings;

  LineField(boolean ofContacts, String headings) {
    this.ofContacts = ofContacts;
    this.headings = Arrays.stream(headings.split(" ")).map(LineField::plain).toList();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The field of a word; empty for a column that is left out. */
  public static Optional<LineField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word().equals(word)).findFirst();
  }

  /** What the columns of a kind of list can mean. */
  public static List<LineField> all(boolean contacts) {
    return Arrays.stream(values()).filter(field -> field.ofContacts == contacts).toList();
  }

  /** True where more than one column may have this meaning. */
  boolean many() {
    return this == HAD;
  }

  /** How well a heading names it: 0 not at all, higher the earlier among its names. */
  int named(String heading) {
    int place = headings.indexOf(plain(heading));
    return place < 0 || plain(heading).isEmpty() ? 0 : headings.size() - place;
  }

  private static String plain(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
