package org.muster.people.roster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muster.shared.Divisions;

/** Turns the lines of files into rows: finds headings, passes over titles, blanks and totals. */
final class RosterReading implements Lines {

  /** A heading stands near the top, below a title or a few notes. */
  private static final int TITLE_ROWS = 20;

  private static final Pattern TOTALS =
      Pattern.compile(
          "(合计|总计|小计|共计|总数|总人数|总和|平均|制表|填表|审核|负责人|统计人|打印|导出时间|备注|注|说明)[:：]?.*"
              + "|(?i)(grand |sub)?total.*|sum");

  /** Takes what was read. */
  interface Receiver {

    /** A sheet is known: its rows follow. */
    void sheet(int sheetNo, String file, String name, Heading heading);

    void row(int sheetNo, int line, Heading heading, Row row);
  }

  private final Divisions divisions;
  private final Heading.Learnt learnt;
  private final Receiver receiver;
  private int sheetNo;
  private String file = "";
  private String name = "";
  private int linesSeen;
  private @Nullable Heading heading;
  private Map<Field, Integer> positions = Map.of();
  private Optional<Heading> guess = Optional.empty();

  RosterReading(Divisions divisions, Heading.Learnt learnt, Receiver receiver) {
    this.divisions = divisions;
    this.learnt = learnt;
    this.receiver = receiver;
  }

  @Override
  public void sheet(String file, String name) {
    end();
    sheetNo++;
    this.file = file;
    this.name = name;
    linesSeen = 0;
    heading = null;
    guess = Optional.empty();
  }

  /** All files were read. */
  void end() {
    if (heading == null) {
      guess.ifPresent(unknown -> receiver.sheet(sheetNo, file, name, unknown));
    }
  }

  @Override
  public void line(int row, List<Cell> cells) {
    if (cells.stream().allMatch(Cell::blank)) {
      return;
    }
    linesSeen++;
    if (heading == null) {
      lookForHeading(row, cells);
    } else if (!repeatsHeading(cells, heading) && !totals(cells)) {
      var entity = java.util.Objects.requireNonNull(heading.entity());
      receiver.row(
          sheetNo, row, heading, Rows.read(entity, new RowCheck(positions, cells, divisions)));
    }
  }

  private void lookForHeading(int row, List<Cell> cells) {
    if (linesSeen > TITLE_ROWS) {
      return;
    }
    var found = Heading.of(row, cells, learnt);
    if (found.isPresent()) {
      heading = found.get();
      positions = heading.fields();
      receiver.sheet(sheetNo, file, name, heading);
    } else if (guess.isEmpty()) {
      guess = Heading.unknown(row, cells);
    }
  }

  /** Sheets that were put together from several repeat the heading in the middle. */
  private boolean repeatsHeading(List<Cell> cells, Heading heading) {
    return positions.values().stream()
        .limit(3)
        .allMatch(
            position ->
                position < cells.size()
                    && Characters.strip(cells.get(position).text())
                        .equals(heading.columns().get(position).heading()));
  }

  private static boolean totals(List<Cell> cells) {
    var first = cells.stream().filter(cell -> !cell.blank()).findFirst().orElseThrow();
    return TOTALS.matcher(Characters.withoutBlanks(first.text())).matches();
  }
}
