"""Checks TU, TR and RS without anything of the program that wrote them (Python standard library; jsonschema where it is there).

usage: check_datasets.py FOLDER   with tu.csv, tr.csv, rs.csv … and the same datasets as .json beside them. Prints what is wrong, one line each.
"""
import csv
import json
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).parent
BOUND = {
    'TU': {'TUTESTCD': 'C96784', 'TUSTRESC': 'C123650', 'TULOC': 'C74456', 'TULAT': 'C99073', 'TUMETHOD': 'C85492', 'TUEVAL': 'C78735', 'TUEVALID': 'C96777', 'TUACPTFL': 'C66742'},
    'TR': {'TRTESTCD': 'C96779', 'TRSTRESU': 'C71620', 'TRORRESU': 'C71620', 'TRSTAT': 'C66789', 'TRMETHOD': 'C85492', 'TREVAL': 'C78735', 'TREVALID': 'C96777', 'TRACPTFL': 'C66742'},
    'RS': {'RSTESTCD': 'C96782', 'RSCAT': 'C124298', 'RSSTAT': 'C66789', 'RSEVAL': 'C78735', 'RSEVALID': 'C96777', 'RSACPTFL': 'C66742'},
}
wrong = []


def read(folder, name):
    path = folder / f'{name.lower()}.csv'
    if not path.exists():
        return []
    raw = path.read_bytes()
    if raw.replace(b'\r\n', b'').find(b'\n') >= 0 or not raw.endswith(b'\r\n'):
        wrong.append(f'{name}: lines do not end with CRLF')
    return list(csv.DictReader(raw.decode('utf-8').splitlines()))


def close(a, b, tolerance=1e-6):
    return abs(a - b) <= tolerance


def check(folder):
    official = json.loads((HERE / 'controlled-terms.json').read_text('utf-8'))
    data = {name: read(folder, name) for name in ('TU', 'TR', 'RS', 'SUPPTR', 'SUPPRS', 'RELREC')}
    for name, rows in data.items():
        as_json = folder / f'{name.lower()}.json'
        if rows:
            told = json.loads(as_json.read_text('utf-8'))
            if told['records'] != len(rows) or len(told['rows']) != len(rows):
                wrong.append(f'{name}: {told["records"]} records told, {len(rows)} in CSV')
            for number, (row, line) in enumerate(zip(told['rows'], rows), 1):
                for column, value in zip(told['columns'], row):
                    cell = line[column['name']]
                    same = cell == '' if value is None else (close(float(cell), value) if isinstance(value, (int, float)) else cell.lstrip("'") == value.lstrip("'"))
                    if not same:
                        wrong.append(f'{name} {number} {column["name"]}: {cell!r} in CSV, {value!r} in JSON')
    for domain in ('TU', 'TR', 'RS'):
        rows = data[domain]
        keys = [(row['USUBJID'], row[f'{domain}SEQ']) for row in rows]
        if len(set(keys)) != len(keys):
            wrong.append(f'{domain}: a sequence number comes twice')
        for row in rows:
            where = f'{domain} {row[f"{domain}SEQ"]}'
            for variable, codelist in BOUND[domain].items():
                if row[variable] != '' and row[variable] not in official['codelists'][codelist]:
                    wrong.append(f'{where}: {variable} {row[variable]!r} is not in {codelist}')
            test, short = row[f'{domain}TEST'], row[f'{domain}TESTCD']
            if official['testNames'].get(short) != test:
                wrong.append(f'{where}: {short} is not called {test!r}')
            if row[f'{domain}DY'] == '0':
                wrong.append(f'{where}: study day 0')
            if row[f'{domain}EVALID'] and not row[f'{domain}EVAL']:
                wrong.append(f'{where}: evaluator identifier without evaluator')
        dated = [(date.fromisoformat(row[f'{domain}DTC']), int(row[f'{domain}DY'])) for row in rows if row[f'{domain}DTC']]
        starts = {(day.toordinal() - (at - 1 if at > 0 else at)) for day, at in dated}
        if len(starts) > 1:
            wrong.append(f'{domain}: study days are counted from different dates')
    links = {row['TULNKID'] for row in data['TU']}
    for row in data['TR']:
        if row['TRLNKID'] and row['TRLNKID'] not in links:
            wrong.append(f'TR {row["TRSEQ"]}: {row["TRLNKID"]} was never identified')
        if row['TRSTRESC'] and row['TRSTRESN'] == '' and row['TRSTRESC'] not in official['codelists']['C124309']:
            wrong.append(f'TR {row["TRSEQ"]}: {row["TRSTRESC"]!r} is no state')
        if (row['TRSTAT'] == 'NOT DONE') != (row['TRSTRESC'] == ''):
            wrong.append(f'TR {row["TRSEQ"]}: neither a result nor a reason')
        if not row['TRLNKID'] and (row['TRMETHOD'] or row['TRDTC']):
            wrong.append(f'TR {row["TRSEQ"]}: a sum has no method and no date')
    groups = {row['TRLNKGRP'] for row in data['TR']}
    for row in data['RS']:
        if row['RSLNKGRP'] not in groups:
            wrong.append(f'RS {row["RSSEQ"]}: {row["RSLNKGRP"]} has no results')
        allowed = 'C66742' if row['RSTESTCD'].endswith('IND') else 'C96785'
        if row['RSSTRESC'] not in official['codelists'][allowed]:
            wrong.append(f'RS {row["RSSEQ"]}: {row["RSSTRESC"]!r} is not in {allowed}')
    for prefix in sorted({group.rsplit('-A', 1)[0] for group in groups}):
        sums_again(data['TR'], prefix)
    for name, domain in (('SUPPTR', 'TR'), ('SUPPRS', 'RS')):
        known = {row[f'{domain}SEQ'] for row in data[domain]}
        for row in data[name]:
            if row['IDVARVAL'] not in known or row['IDVAR'] != f'{domain}SEQ':
                wrong.append(f'{name}: {row["IDVAR"]} {row["IDVARVAL"]} is no record of {domain}')
            if len(row['QNAM']) > 8 or len(row['QLABEL']) > 40:
                wrong.append(f'{name}: {row["QNAM"]} is too long')
    if {(row['RDOMAIN'], row['IDVAR']) for row in data['RELREC']} != {('TU', 'TULNKID'), ('TR', 'TRLNKID'), ('TR', 'TRLNKGRP'), ('RS', 'RSLNKGRP')}:
        wrong.append('RELREC: not the relations of TU, TR and RS')


def sums_again(rows, prefix):
    """Sums and changes from the single sizes: percentages of a sum, nadir = smallest earlier complete sum."""
    sums = []
    groups = sorted({row['TRLNKGRP'] for row in rows if row['TRLNKGRP'].startswith(f'{prefix}-A')}, key=lambda group: int(group.rsplit('A', 1)[1]))
    for group in groups:
        here = [row for row in rows if row['TRLNKGRP'] == group]
        said = {(row['TRGRPID'], row['TRTESTCD']): row['TRSTRESN'] for row in here if not row['TRLNKID']}
        sizes = [row for row in here if row['TRLNKID'] and row['TRGRPID'] == 'TARGET' and row['TRTESTCD'] in ('LDIAM', 'LPERP')]
        told = said.get(('TARGET', 'SUMDIAM'))
        if told in (None, ''):
            continue
        total = sum(float(row['TRSTRESN']) for row in sizes)
        if not close(total, float(told)):
            wrong.append(f'{group}: sum {told}, sizes give {total}')
        nodeless = said.get(('TARGET', 'SUMNLNLD'))
        if nodeless and not close(sum(float(row['TRSTRESN']) for row in sizes if row['TRTESTCD'] == 'LDIAM'), float(nodeless)):
            wrong.append(f'{group}: sum without nodes {nodeless}')
        if sums:
            nadir = min(sums)
            for test, value, tolerance in (('PCBSD', 100 * (total - sums[0]) / sums[0], 0.0501), ('ACNSD', total - nadir, 1e-6), ('PCNSD', 100 * (total - nadir) / nadir if nadir else None, 0.0501)):
                found = said.get(('TARGET', test))
                if value is not None and (found in (None, '') or not close(float(found), value, tolerance)):
                    wrong.append(f'{group}: {test} {found}, should be {value:.3f}')
        sums.append(total)


def schema(folder):
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        print('without jsonschema: Dataset-JSON not held against its schema')
        return
    validator = Draft202012Validator(json.loads((HERE / 'dataset.schema.json').read_text('utf-8')))
    for path in sorted(folder.glob('*.json')):
        wrong.extend(f'{path.name}: {error.message[:200]}' for error in validator.iter_errors(json.loads(path.read_text('utf-8'))))
    print('held against the schema of Dataset-JSON 1.1')


if __name__ == '__main__':
    check(Path(sys.argv[1]))
    schema(Path(sys.argv[1]))
    print('\n'.join(wrong))
    sys.exit(1 if wrong else 0)
