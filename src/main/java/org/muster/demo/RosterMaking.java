package org.muster.demo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.muster.demo.CampusRoster.SchoolClass;
import org.muster.demo.CampusRoster.Staff;
import org.muster.demo.CampusRoster.Student;

/** Makes a campus up: the same size and seed give the same campus, to the last telephone number. */
final class RosterMaking {

  private static final int FIRST_GRADE = 2023;
  private static final int GRADES = 4;

  private static final Draw<String> ETHNICITIES =
      Draw.weighted("汉族 905 壮族 30 瑶族 12 苗族 11 土家族 10 回族 9 满族 8 侗族 5 布依族 4 黎族 3 蒙古族 2 藏族 1");
  private static final Draw<String> POLITICAL = Draw.weighted("共青团员 800 群众 118 中共预备党员 42 中共党员 40");

  private final CampusSize size;
  private final SplittableRandom chance;
  private final Homes homes = new Homes();

  private RosterMaking(CampusSize size, long seed) {
    this.size = size;
    this.chance = new SplittableRandom(seed);
  }

  static CampusRoster make(CampusSize size, long seed) {
    return new RosterMaking(size, seed).make();
  }

  private CampusRoster make() {
    var colleges = College.ALL.subList(0, size.colleges());
    var staff = StaffMaking.make(size, colleges, chance.split());
    var classes = new ArrayList<SchoolClass>();
    for (int c = 0; c < colleges.size(); c++) {
      addClasses(classes, c, colleges.get(c), staff);
    }
    var students = students(classes);
    return new CampusRoster(students.list(), staff, classes, students.dormitories().all());
  }

  private void addClasses(List<SchoolClass> classes, int c, College college, List<Staff> staff) {
    var counsellors =
        staff.stream()
            .filter(one -> one.post().equals(StaffMaking.COUNSELLOR))
            .filter(one -> one.department().equals(college.name()))
            .toList();
    int inCollege = share(size.classes(), size.colleges(), c);
    int made = 0;
    for (int g = 0; g < GRADES; g++) {
      int inGrade = share(inCollege, GRADES, g);
      for (int n = 0; n < inGrade; n++) {
        int grade = FIRST_GRADE + g;
        var major = college.majors().get(n % college.majors().size());
        int nth = n / college.majors().size() + 1;
        var prefix = "%d%02d%02d".formatted(grade, c + 1, n + 1);
        classes.add(
            new SchoolClass(
                "%s%02d%02d班".formatted(major.word(), grade % 100, nth),
                college,
                major.name(),
                grade,
                prefix,
                // A counsellor's classes are side by side, mostly of one year.
                counsellors.get(made++ * counsellors.size() / inCollege).number(),
                seat(prefix, chance.nextInt(size.students() / size.classes()))));
      }
    }
  }

  /** The n-th of so many shares of a whole; the first ones are larger where it does not divide. */
  private static int share(int whole, int shares, int n) {
    return whole / shares + (n < whole % shares ? 1 : 0);
  }

  private static String seat(String prefix, int n) {
    return prefix + "%02d".formatted(n + 1);
  }

  private record Housed(List<Student> list, Dormitories dormitories) {}

  private Housed students(List<SchoolClass> classes) {
    var men = men(classes);
    int menCount = (int) IntStream.range(0, men.length).filter(n -> men[n]).count();
    var dormitories = new Dormitories(size, menCount, size.students() - menCount);
    var hubei = some(size.hubei());
    var stayers = some(size.stayers());
    Map<Boolean, Integer> beds = new HashMap<>(Map.of(true, 0, false, 0));
    var students = new ArrayList<Student>();
    for (int c = 0; c < classes.size(); c++) {
      for (int seat = 0; seat < share(size.students(), classes.size(), c); seat++) {
        int n = students.size();
        boolean man = men[n];
        int bed = beds.merge(man, 1, Integer::sum) - 1;
        students.add(
            student(
                n,
                seat(classes.get(c).prefix(), seat),
                man,
                classes.get(c),
                dormitories.of(man, bed),
                hubei.contains(n),
                stayers.contains(n)));
      }
    }
    return new Housed(students, dormitories);
  }

  private Student student(
      int n,
      String number,
      boolean man,
      SchoolClass schoolClass,
      CampusRoster.Room room,
      boolean fromHubei,
      boolean staying) {
    var name = PersonNames.next(chance, man);
    var origin = fromHubei ? homes.inHubei(chance) : homes.elsewhere(chance);
    boolean father = chance.nextInt(100) < 60;
    var guardian =
        father
            ? PersonNames.next(chance, PersonNames.surname(name), true)
            : PersonNames.next(chance, false);
    boolean elsewhere = chance.nextInt(100) < 7;
    var destination = staying ? homes.campus() : elsewhere ? homes.elsewhere(chance) : origin;
    return new Student(
        number,
        name,
        man,
        ETHNICITIES.next(chance),
        POLITICAL.next(chance),
        schoolClass,
        origin,
        phone(100_000 + n),
        guardian,
        phone(500_000 + n),
        room,
        destination,
        staying,
        staying ? "寒假留校" : "");
  }

  /** Telephone numbers of a range that nobody has been given. */
  static String phone(int n) {
    return "19900%06d".formatted(n);
  }

  /** Who is a man: more in some colleges than in others, and as many as fill their rooms. */
  private boolean[] men(List<SchoolClass> classes) {
    var scores = new double[size.students()];
    int n = 0;
    for (int c = 0; c < classes.size(); c++) {
      for (int seat = 0; seat < share(size.students(), classes.size(), c); seat++) {
        scores[n++] = classes.get(c).college().men() + chance.nextDouble(100);
      }
    }
    var men = new boolean[size.students()];
    IntStream.range(0, scores.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -scores[i]))
        .limit(4L * ((size.students() + 7) / 8))
        .forEach(i -> men[i] = true);
    return men;
  }

  /** So many of all students, picked by chance. */
  private Set<Integer> some(int count) {
    var picked = new HashSet<Integer>();
    while (picked.size() < count) {
      picked.add(chance.nextInt(size.students()));
    }
    return picked;
  }
}
