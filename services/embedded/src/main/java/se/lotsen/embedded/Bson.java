package se.lotsen.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Documents as they are stored. */
final class Bson {
  private static final int MAX_BYTES = BsonConstants.MAX_BSON_OBJECT_SIZE;

  private Bson() {}

  /**
   * @throws MongoServerError as MongoDB's when the document is larger than 16 MB
   */
  static byte[] encode(Document document) {
    ByteBuf buffer = Unpooled.buffer(1024);
    BsonEncoder.encodeDocument(document, buffer);
    if (buffer.readableBytes() > MAX_BYTES) {
      throw new MongoServerError(
          10334,
          "BSONObjectTooLarge",
          "BSONObj size: "
              + buffer.readableBytes()
              + " is invalid. Size must be between 0 and 16MB");
    }
    return ByteBufUtil.getBytes(buffer);
  }

  static Document decode(byte[] bytes) {
    return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
  }

  /** Only these of its fields; the others are stepped over, which is much quicker. */
  static Document decode(byte[] bytes, Set<String> fields) {
    ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
    buffer.skipBytes(Integer.BYTES);
    Document document = new Document();
    byte type;
    while (document.size() < fields.size()
        && (type = buffer.readByte()) != BsonConstants.TERMINATING_BYTE) {
      int start = buffer.readerIndex();
      int length = buffer.bytesBefore(BsonConstants.STRING_TERMINATION);
      String field = new String(bytes, start, length, StandardCharsets.UTF_8);
      buffer.skipBytes(length + 1);
      if (fields.contains(field)) {
        document.put(field, BsonDecoder.decodeValue(type, buffer));
      } else {
        skip(type, buffer);
      }
    }
    return document;
  }

  private static void skip(byte type, ByteBuf buffer) {
    switch (type) {
      case BsonConstants.TYPE_NULL,
          BsonConstants.TYPE_UNDEFINED,
          BsonConstants.TYPE_MIN_KEY,
          BsonConstants.TYPE_MAX_KEY -> {
        // The type says it all.
      }
      case BsonConstants.TYPE_BOOLEAN -> buffer.skipBytes(1);
      case BsonConstants.TYPE_INT32 -> buffer.skipBytes(Integer.BYTES);
      case BsonConstants.TYPE_DOUBLE,
          BsonConstants.TYPE_INT64,
          BsonConstants.TYPE_UTC_DATETIME,
          BsonConstants.TYPE_TIMESTAMP ->
          buffer.skipBytes(Long.BYTES);
      case BsonConstants.TYPE_DECIMAL128 -> buffer.skipBytes(2 * Long.BYTES);
      case BsonConstants.TYPE_UTF8_STRING -> buffer.skipBytes(buffer.readIntLE());
      case BsonConstants.TYPE_DATA -> buffer.skipBytes(buffer.readIntLE() + 1);
      case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY ->
          buffer.skipBytes(buffer.readIntLE() - Integer.BYTES);
      default -> BsonDecoder.decodeValue(type, buffer);
    }
  }
}
