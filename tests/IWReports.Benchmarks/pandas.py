# Loads a queue_log as people do who have pandas: reads it, types its columns and copies it into a bare table. Prints seconds.
import io
import sys
import time
import pandas
import psycopg2

begun = time.perf_counter()
frame = pandas.read_csv(sys.argv[1], sep='|', header=None, names=range(10), dtype=str, quoting=3)
frame[0] = pandas.to_datetime(frame[0].astype('int64'), unit='s', utc=True)
for place in (5, 6, 7):
    number = pandas.to_numeric(frame[place], errors='coerce')
    frame['number%d' % place] = number.where(number.abs() < 2**31).round().astype('Int64')
written = io.StringIO()
frame.to_csv(written, header=False, index=False, sep='\t')
written.seek(0)
connection = psycopg2.connect('')
cursor = connection.cursor()
cursor.execute('create table pandas_event (at timestamptz, call_id text, queue text, agent text, event text, p1 text, p2 text, p3 text,'
               ' p4 text, p5 text, n1 integer, n2 integer, n3 integer)')
cursor.copy_expert("copy pandas_event from stdin with (format csv, delimiter E'\\t')", written)
connection.commit()
print(time.perf_counter() - begun)
