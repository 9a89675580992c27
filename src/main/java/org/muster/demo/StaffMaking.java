package org.muster.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.muster.demo.CampusRoster.Staff;

/** Makes up the chain above the students, and the offices beside it. */
final class StaffMaking {

  static final String COUNSELLOR = "辅导员";
  static final String CHIEF = "总辅导员";
  static final String WORKING_GROUP = "学生工作组成员";
  static final String DATA_TEAM = "数据专班";
  static final String LOGISTICS = "后勤";
  static final String CLINIC = "校医";

  /** The offices with how many work there on a full-sized campus. */
  private static final List<String> OFFICES =
      List.of(
          "学生工作部 " + WORKING_GROUP + " 7",
          "学生工作部 " + DATA_TEAM + " 4",
          "后勤管理处 " + LOGISTICS + " 6",
          "心理健康教育中心 心理咨询师 9",
          "学生资助管理中心 资助 3",
          "就业指导中心 就业 5",
          "党委宣传部 宣传 4",
          "校医院 " + CLINIC + " 4");

  private final SplittableRandom chance;
  private final List<Staff> staff = new ArrayList<>();

  private StaffMaking(SplittableRandom chance) {
    this.chance = chance;
  }

  static List<Staff> make(CampusSize size, List<College> colleges, SplittableRandom chance) {
    var making = new StaffMaking(chance);
    for (var office : OFFICES) {
      var words = office.split(" ");
      int people = Math.max(1, Integer.parseInt(words[2]) * size.offices() / 100);
      for (int n = 0; n < people; n++) {
        making.hire(words[0], words[1]);
      }
    }
    colleges.forEach(college -> making.hire(college.name(), CHIEF));
    for (int n = 0; n < size.counsellors(); n++) {
      making.hire(colleges.get(n * colleges.size() / size.counsellors()).name(), COUNSELLOR);
    }
    return making.staff;
  }

  private void hire(String department, String post) {
    boolean man = chance.nextBoolean();
    int n = staff.size() + 1;
    staff.add(
        new Staff(
            "G%05d".formatted(n),
            PersonNames.next(chance, man),
            man,
            department,
            post,
            RosterMaking.phone(n),
            "g%05d@example.edu".formatted(n)));
  }
}
