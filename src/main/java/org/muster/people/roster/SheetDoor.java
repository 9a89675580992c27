package org.muster.people.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.muster.people.SheetFiles;
import org.muster.shared.Problem;
import org.springframework.stereotype.Component;

/** The reading of files as other rooms use it. */
@Component
class SheetDoor implements SheetFiles {

  @Override
  public List<List<String>> rows(String name, Path file, int most) {
    var rows = new FirstSheet(most);
    try {
      FileReader.read(new Upload(name, file), rows);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return rows.taken;
  }

  /** Takes the first sheet with rows, and passes over those behind it. */
  private static final class FirstSheet implements Lines {

    private final int most;
    private final List<List<String>> taken = new ArrayList<>();
    private boolean past;

    FirstSheet(int most) {
      this.most = most;
    }

    @Override
    public void sheet(String file, String name) {
      past = !taken.isEmpty();
    }

    @Override
    public void line(int row, List<Cell> cells) {
      if (past || cells.stream().allMatch(Cell::blank)) {
        return;
      }
      if (taken.size() >= most) {
        throw Problem.unprocessable("people.sheet-too-long", most);
      }
      taken.add(cells.stream().map(cell -> Characters.strip(cell.text())).toList());
    }
  }
}
