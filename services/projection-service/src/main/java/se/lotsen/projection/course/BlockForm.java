package se.lotsen.projection.course;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import se.lotsen.model.code.AreaCode;
import se.lotsen.model.code.Municipality;

/**
 * Blocks as bytes: codes once, then cells by number, numbers in as few bytes as they need, moments
 * as what passed since the one before. The same block is always the same bytes.
 */
final class BlockForm {
  private static final int SEVEN_BITS = 7;
  private static final int LOW = 0x7f;
  private static final int MORE = 0x80;
  private static final int MONTHS = 12;

  private BlockForm() {}

  static byte[] write(Block block) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      var cells = new TreeSet<>(block.before().keySet());
      block.steps().forEach(step -> cells.add(step.cell()));
      var numbers = writeCells(out, cells);
      number(out, block.before().size());
      for (var cell : new TreeSet<>(block.before().keySet())) {
        number(out, numbers.getOrDefault(cell, 0));
        amount(out, block.before().getOrDefault(cell, Amount.NONE));
      }
      number(out, block.steps().size());
      long last = block.begin();
      for (var step : block.steps()) {
        number(out, step.at() - last);
        last = step.at();
        number(out, numbers.getOrDefault(step.cell(), 0));
        amount(out, step.amount());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static Map<Cell, Integer> writeCells(DataOutputStream out, Set<Cell> cells)
      throws IOException {
    var codes = new LinkedHashMap<String, Integer>();
    for (var cell : cells) {
      codes.putIfAbsent(cell.municipality().scb(), codes.size());
      codes.putIfAbsent(cell.area().value(), codes.size());
    }
    number(out, codes.size());
    for (var code : codes.keySet()) {
      out.writeUTF(code);
    }
    var numbers = new LinkedHashMap<Cell, Integer>();
    number(out, cells.size());
    for (var cell : cells) {
      number(out, codes.getOrDefault(cell.municipality().scb(), 0));
      number(out, codes.getOrDefault(cell.area().value(), 0));
      number(out, cell.month().getYear() * (long) MONTHS + cell.month().getMonthValue() - 1);
      numbers.put(cell, numbers.size());
    }
    return numbers;
  }

  static Block read(long begin, byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      var cells = readCells(in);
      int before = (int) number(in);
      var amounts = LinkedHashMap.<Cell, Amount>newLinkedHashMap(before);
      for (int i = 0; i < before; i++) {
        amounts.put(cells.get((int) number(in)), amount(in));
      }
      int count = (int) number(in);
      var steps = new ArrayList<Step>(count);
      long at = begin;
      for (int i = 0; i < count; i++) {
        at += number(in);
        steps.add(new Step(at, cells.get((int) number(in)), amount(in)));
      }
      return new Block(begin, amounts, steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Cell> readCells(DataInputStream in) throws IOException {
    int codeCount = (int) number(in);
    var codes = new ArrayList<String>(codeCount);
    for (int i = 0; i < codeCount; i++) {
      codes.add(in.readUTF());
    }
    int cellCount = (int) number(in);
    var cells = new ArrayList<Cell>(cellCount);
    for (int i = 0; i < cellCount; i++) {
      var municipality = Municipality.of(codes.get((int) number(in)));
      var area = new AreaCode(codes.get((int) number(in)));
      int month = (int) number(in);
      cells.add(new Cell(municipality, area, YearMonth.of(month / MONTHS, month % MONTHS + 1)));
    }
    return cells;
  }

  private static void amount(DataOutputStream out, Amount amount) throws IOException {
    number(out, signed(amount.women()));
    number(out, signed(amount.men()));
    number(out, signed(amount.notStated()));
  }

  private static Amount amount(DataInputStream in) throws IOException {
    return new Amount(unsigned(number(in)), unsigned(number(in)), unsigned(number(in)));
  }

  /** Small numbers stay small, whatever their sign. */
  private static long signed(long value) {
    return (value << 1) ^ (value >> (Long.SIZE - 1));
  }

  private static long unsigned(long value) {
    return (value >>> 1) ^ -(value & 1);
  }

  private static void number(DataOutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~LOW) != 0) {
      out.writeByte((int) ((rest & LOW) | MORE));
      rest >>>= SEVEN_BITS;
    }
    out.writeByte((int) rest);
  }

  private static long number(DataInputStream in) throws IOException {
    long value = 0;
    for (int shift = 0; ; shift += SEVEN_BITS) {
      int next = in.readUnsignedByte();
      value |= (long) (next & LOW) << shift;
      if ((next & MORE) == 0) {
        return value;
      }
    }
  }
}
