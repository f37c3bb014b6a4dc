"""A rule as a lawyer might write one into the own folder."""

from __future__ import annotations

RULE = """format: 1
id: account-transfer.own
label: account-transfer
version: 1
title: 转让店铺
severity: medium
status: stable
find:
  - {act: [hand-over], object: [account]}
because: 店铺账号依平台规则不得转让。
examples:
  hit: [甲方将网店账号转让给乙方。]
  near_miss: [甲方应妥善保管网店账号。]
"""
