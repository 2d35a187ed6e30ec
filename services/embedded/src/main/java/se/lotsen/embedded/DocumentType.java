package se.lotsen.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Documents on disk are BSON, smaller than the Java serialisation MVStore would use and quicker
 * both ways.
 */
final class DocumentType extends BasicDataType<Document> {
  static final DocumentType INSTANCE = new DocumentType();

  private DocumentType() {}

  static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer();
    BsonEncoder.encodeDocument(document, buffer);
    return ByteBufUtil.getBytes(buffer);
  }

  static Document decode(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  @Override
  public void write(WriteBuffer buffer, Document document) {
    byte[] bytes = encode(document);
    buffer.putVarInt(bytes.length).put(bytes);
  }

  @Override
  public Document read(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    return decode(bytes);
  }

  /** Heap bytes, roughly: pages are split and the cache is limited by it. */
  @Override
  public int getMemory(Document document) {
    return memory(document);
  }

  private static int memory(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        int sum = 100;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          sum += 48 + (entry.getValue() == null ? 0 : memory(entry.getValue()));
        }
        yield sum;
      }
      case Collection<?> values -> {
        int sum = 60;
        for (Object element : values) {
          sum += 8 + (element == null ? 0 : memory(element));
        }
        yield sum;
      }
      case String text -> 48 + text.length();
      default -> 24;
    };
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
